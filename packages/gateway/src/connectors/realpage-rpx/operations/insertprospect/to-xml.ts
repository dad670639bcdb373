import { DATE_OF_BIRTH_ELEMENT, DUPLICATE_CHECK_DAYS } from "../../assumptions.ts";
import type { RpxSite } from "../../credentials.ts";
import { always, element, group } from "../../envelope.ts";
import type { GuestCardInput, RpxPhone } from "../../guest-card.ts";

/** The `guestcard` argument of `insertprospect` (wire.md §3.1), in the order of the sample. What is null is left out. */
export function insertProspectXml(site: RpxSite, card: GuestCardInput): string {
  return always(
    "guestcard",
    element("pmcid", site.pmcId) +
      element("siteid", site.siteId) +
      element("guestcardid", 0) +
      element("contacttype", card.contactType) +
      element("datecontact", card.dateContact) +
      element("createdate", card.dateContact) +
      element("prospectcomment", card.comment) +
      element("primaryleadsource", card.primaryLeadSource) +
      element("leasingagentid", card.leasingAgentId ?? "0") +
      // Kept on: it is RPX's own guard against a second card for one person.
      element("skipduplicatecheck", false) +
      element("daysbackduplicatecheck", DUPLICATE_CHECK_DAYS) +
      element("statusisactive", true) +
      element("statusisleased", false) +
      element("statusislost", false) +
      always("prospects", always("Prospect", prospect(site, card))) +
      preferences(card),
  );
}

function prospect(site: RpxSite, card: GuestCardInput): string {
  return (
    element("pmcid", site.pmcId) +
    element("siteid", site.siteId) +
    element("customerid", 0) +
    element("firstname", card.firstName) +
    element("middlename", card.middleName) +
    element("lastname", card.lastName) +
    element("email", card.email) +
    element("relationshipid", card.relationshipId) +
    element(DATE_OF_BIRTH_ELEMENT, card.dateOfBirth) +
    addressXml(card.address) +
    phonesXml(card.phones)
  );
}

function preferences({ preferences: wanted }: GuestCardInput): string {
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
export function addressXml(address: GuestCardInput["address"]): string {
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
export function phonesXml(phones: readonly RpxPhone[]): string {
  const all = phones.map((phone) =>
    group("PhoneNumber", element("type", phone.type) + element("number", phone.number)),
  );
  return group("numbers", group("phonenumbers", all.join("")));
}
