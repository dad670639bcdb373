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
const NUMBERS = new Set([
  "guestcardid",
  "customerid",
  "leasetermmonths",
  "occupants",
  "daysbackduplicatecheck",
  "year",
  "month",
  "day",
  "hour",
  "minute",
]);
const FLAGS = new Set(["skipduplicatecheck", "statusisactive", "statusisleased", "statusislost"]);
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?$/;
const LARGEST_INT = 2_147_483_647;
/** Here `createdate` is a window, not a date. */
const CRITERION = "ProspectSearchCriterion";

function isDate(text: string): boolean {
  if (!DATE.test(text) || Number.isNaN(Date.parse(text))) return false;
  // Date.parse takes the 30th of February for the 2nd of March.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/** Refuses what .NET could not read: an empty or wrong date, number or truth value anywhere in the request (wire.md §3.1, §5). */
export function checkValues(element: Element): void {
  for (const candidate of element.children) {
    if (candidate.children.length > 0) checkValues(candidate);
    else if (element.name !== CRITERION || candidate.name !== "createdate") checkValue(candidate);
  }
}

function checkValue({ name, text }: Element): void {
  const value = text.trim();
  if (DATES.has(name) && !isDate(value))
    throw new Undeserializable(`The string '${text}' is not a valid AllXsd value. (${name})`);
  if (NUMBERS.has(name) && !(/^[+-]?\d+$/.test(value) && Math.abs(Number(value)) <= LARGEST_INT))
    throw new Undeserializable(`Input string was not in a correct format. (${name})`);
  if (FLAGS.has(name) && !/^(true|false|0|1)$/.test(value))
    throw new Undeserializable(`The string '${text}' is not a valid Boolean value. (${name})`);
}

/** The leaf children of an element by name. */
export function leaves(element: Element | undefined): Record<string, string> {
  return Object.fromEntries(
    (element?.children ?? [])
      .filter((candidate) => candidate.children.length === 0 && candidate.name !== "ExtensionData")
      .map((candidate) => [candidate.name, candidate.text]),
  );
}

/** A person of whom nothing is known yet. */
export const nobody = (customerId: string): Prospect => ({
  customerId,
  firstname: "",
  middlename: null,
  lastname: "",
  email: null,
  relationshipid: null,
  dateofbirth: null,
  address: {},
  phones: [],
  prefcommunicationtype: null,
});

/** A `Prospect` as it was sent; what was not sent stays as it is held. */
export function readProspect(element: Element, held: Prospect): Prospect {
  const phones: Phone[] = (child(child(element, "numbers"), "phonenumbers")?.children ?? [])
    .filter((phone) => phone.name === "PhoneNumber")
    .map((phone) => ({ type: textOf(phone, "type"), number: textOf(phone, "number") ?? "" }));
  return {
    customerId: held.customerId,
    firstname: textOf(element, "firstname") ?? held.firstname,
    middlename: textOf(element, "middlename") ?? held.middlename,
    lastname: textOf(element, "lastname") ?? held.lastname,
    email: textOf(element, "email") ?? held.email,
    relationshipid: textOf(element, "relationshipid") ?? held.relationshipid,
    dateofbirth: textOf(element, DATE_OF_BIRTH) ?? held.dateofbirth,
    address: { ...held.address, ...leaves(child(element, "address")) },
    phones: phones.length > 0 ? phones : held.phones,
    prefcommunicationtype: textOf(element, "prefcommunicationtype") ?? held.prefcommunicationtype,
  };
}

/** The `appointment` of a guest card, null where it has none. */
export function readAppointment(card: Element | undefined): Record<string, string> | null {
  const appointment = child(card, "appointment");
  return appointment ? leaves(appointment) : null;
}

/** The `Prospect` elements of a guest card. */
export function prospectElements(card: Element | undefined): Element[] {
  return (child(card, "prospects")?.children ?? []).filter((element) => element.name === "Prospect");
}
