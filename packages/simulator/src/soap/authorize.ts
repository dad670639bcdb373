import { BAD_AUTH } from "../assumptions.ts";
import type { Licence, Site, World } from "../world/world.ts";
import { type Element, textOf } from "./xml.ts";

/** Whether the caller may make this call (wire.md §2, §5), and for which site. */
export function authorize(
  world: World,
  method: string,
  auth: Element | undefined,
): { licence: Licence; site: Site } | { refusal: string } {
  const licence = world.licences.get((textOf(auth, "licensekey") ?? "").toLowerCase());
  if (!licence) return { refusal: BAD_AUTH };
  if (
    licence.username !== undefined &&
    (textOf(auth, "username") !== licence.username || textOf(auth, "password") !== licence.password)
  )
    return { refusal: BAD_AUTH };
  if (licence.methods !== null && !licence.methods.includes(method))
    return { refusal: "LicenseKey is not authorized to call the method." };
  const pmcId = textOf(auth, "pmcid");
  const siteId = textOf(auth, "siteid");
  // Cross-site calls need no site (§2).
  const named = siteId === null && method === "getsubscriptions" ? licence.siteIds[0] : siteId;
  const site = world.sites.get(named ?? "");
  const isSubscribed =
    site !== undefined && licence.siteIds.includes(site.siteId) && (pmcId === null || pmcId === site.pmcId);
  if (!isSubscribed && !(siteId === null && method === "getsubscriptions" && site))
    return {
      refusal: `There are no active integrations for client id: ${pmcId ?? ""} and property id: ${siteId ?? ""}`,
    };
  return { licence, site };
}
