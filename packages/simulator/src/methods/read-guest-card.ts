import { DATE_OF_BIRTH } from "../assumptions.ts";
import { child, type Element, textOf } from "../soap/xml.ts";
import type { Phone, Prospect } from "../world/guest-cards.ts";
import { Undeserializable } from "./method.ts";

const DATES = new Set([
  "datecontact",
  "datefollowup",
  "createdate",
  "created",
  "dateneeded",
  "actiondate",
  "datefrom",
  "dateto",
  DATE_OF_BIRTH,
]);
const NUMBERS = new Set(["leasetermmonths", "occupants", "daysbackduplicatecheck"]);
const FLAGS = new Set(["skipduplicatecheck", "statusisactive", "statusisleased", "statusislost"]);
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Refuses what .NET could not read: an empty or wrong date, number or truth value anywhere in the request (wire.md §3.1, §5). */
export function checkValues(element: Element): void {
  for (const candidate of element.children) {
    const { name, text } = candidate;
    if (DATES.has(name) && (!DATE.test(text) || Number.isNaN(Date.parse(text))))
      throw new Undeserializable(`The string '${text}' is not a valid AllXsd value. (${name})`);
    if (NUMBERS.has(name) && !/^-?\d{1,10}$/.test(text))
      throw new Undeserializable(`Input string was not in a correct format. (${name})`);
    if (FLAGS.has(name) && !/^(true|false|0|1)$/.test(text))
      throw new Undeserializable(`The string '${text}' is not a valid Boolean value. (${name})`);
    if (candidate.children.length > 0 && name !== "createdate") checkValues(candidate);
  }
}

/** The leaf children of an element by name. */
export function leaves(element: Element | undefined): Record<string, string> {
  return Object.fromEntries(
    (element?.children ?? [])
      .filter((candidate) => candidate.children.length === 0 && candidate.name !== "ExtensionData")
      .map((candidate) => [candidate.name, candidate.text]),
  );
}

/** A `Prospect` as it was sent. */
export function readProspect(element: Element, customerId: string): Prospect {
  const phones: Phone[] = (child(child(element, "numbers"), "phonenumbers")?.children ?? [])
    .filter((phone) => phone.name === "PhoneNumber")
    .map((phone) => ({ type: textOf(phone, "type"), number: textOf(phone, "number") ?? "" }));
  return {
    customerId,
    firstname: textOf(element, "firstname") ?? "",
    middlename: textOf(element, "middlename"),
    lastname: textOf(element, "lastname") ?? "",
    email: textOf(element, "email"),
    relationshipid: textOf(element, "relationshipid"),
    dateofbirth: textOf(element, DATE_OF_BIRTH),
    address: leaves(child(element, "address")),
    phones,
    prefcommunicationtype: textOf(element, "prefcommunicationtype"),
  };
}

/** The `Prospect` elements of a guest card. */
export function prospectElements(card: Element | undefined): Element[] {
  return (child(card, "prospects")?.children ?? []).filter((element) => element.name === "Prospect");
}
