import type { Subscription } from "../../property-data.ts";
import { textOf, type XmlElement } from "../../xml-reader.ts";

/** The element that is repeated directly under the result. */
export const SUBSCRIPTION = "GetSiteSubscription";

/** One subscription; null where it names no site. The names of its children are taken in any case [I]. */
export function readSubscription(item: XmlElement): Subscription | null {
  const siteId = textOf(item, "siteid") ?? textOf(item, "propertyid");
  if (siteId === null) return null;
  return {
    siteId,
    pmcId: textOf(item, "pmcid") ?? textOf(item, "clientid"),
    siteName: textOf(item, "sitename") ?? textOf(item, "propertyname"),
  };
}
