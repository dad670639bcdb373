import { DUPLICATE_CHECK_DAYS } from "../../assumptions.ts";
import type { RpxSite } from "../../credentials.ts";
import { always, element } from "../../envelope.ts";
import type { GuestCardInput } from "../../guest-card.ts";
import { preferencesXml, prospectXml } from "../guest-card-xml.ts";

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
      always("prospects", always("Prospect", prospectXml(site, { ...card, customerId: "0" }))) +
      preferencesXml(card.preferences),
  );
}
