import type { RpxSite } from "../credentials.ts";
import { DATE_OF_BIRTH_ELEMENT } from "../assumptions.ts";
import { element, group } from "../envelope.ts";
import type { GuestCardInput, RpxPhone } from "../guest-card.ts";

/** What inserting and updating a guest card say alike of a person (wire.md §3.1). What is null is left out. */
type Person = Pick<GuestCardInput, "middleName" | "email" | "dateOfBirth" | "address" | "phones"> & {
  /** `0` for a person who is new. */
  readonly customerId: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly relationshipId: string | null;
};

/** The children of a `Prospect`, in the order of the sample. */
export function prospectXml(site: RpxSite, person: Person): string {
  return (
    element("pmcid", site.pmcId) +
    element("siteid", site.siteId) +
    element("customerid", person.customerId) +
    element("firstname", person.firstName) +
    element("middlename", person.middleName) +
    element("lastname", person.lastName) +
    element("email", person.email) +
    element("relationshipid", person.relationshipId) +
    element(DATE_OF_BIRTH_ELEMENT, person.dateOfBirth) +
    addressXml(person.address) +
    phonesXml(person.phones)
  );
}

/** `preferences` with what is given of them. */
export function preferencesXml(wanted: GuestCardInput["preferences"]): string {
  return group(
    "preferences",
    element("dateneeded", wanted.dateNeeded) +
      element("leasetermmonths", wanted.leaseTermMonths) +
      element("floorplanid", wanted.floorPlanId) +
      element("desiredrent", wanted.desiredRent) +
      element("occupants", wanted.occupants),
  );
}

/** `address` with what is given of it. */
function addressXml(address: GuestCardInput["address"]): string {
  return group(
    "address",
    element("line1", address.line1) +
      element("line2", address.line2) +
      element("city", address.city) +
      element("state", address.state) +
      element("zip", address.zip) +
      element("country", address.country),
  );
}

/** `numbers/phonenumbers/PhoneNumber*`. */
function phonesXml(phones: readonly RpxPhone[]): string {
  const all = phones.map((phone) =>
    group("PhoneNumber", element("type", phone.type) + element("number", phone.number)),
  );
  return group("numbers", group("phonenumbers", all.join("")));
}
