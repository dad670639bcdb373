import type { RpxSite } from "../../credentials.ts";
import { always, element } from "../../envelope.ts";
import type { GuestCardChange } from "../../guest-card.ts";
import { preferencesXml, prospectXml } from "../guest-card-xml.ts";

/** The `guestcard` argument of `updateprospect` (wire.md §4.1): partial updates pass, so what is null is left out and stays. */
export function updateProspectXml(site: RpxSite, change: GuestCardChange): string {
  return always(
    "guestcard",
    element("pmcid", site.pmcId) +
      element("siteid", site.siteId) +
      element("guestcardid", change.guestCardId) +
      element("prospectcomment", change.comment) +
      element("primaryleadsource", change.primaryLeadSource) +
      element("leasingagentid", change.leasingAgentId) +
      always("prospects", always("Prospect", prospectXml(site, change))) +
      preferencesXml(change.preferences),
  );
}
