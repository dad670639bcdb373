/** The argument of `getsubscriptions`: an empty element of the same name (wire.md §4.4). The auth block has no site. */
export function getSubscriptionsXml(): string {
  return "<tem:getsubscriptions/>";
}
