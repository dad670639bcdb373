import { BAD_AUTH, CROSS_SITE_METHODS } from "../assumptions.ts";
import type { Licence, Site, World } from "../world/world.ts";
import { type Element, textOf } from "./xml.ts";

/** Whether the caller may make this call (wire.md §2, §5), and for which site. */
export function authorize(
  world: World,
  method: string,
  auth: Element | undefined,
): { licence: Licence; site: Site } | { refusal: string } {
  const licence = world.licences.get((textOf(auth, "licensekey") ?? "").trim().toLowerCase());
  if (!licence) return { refusal: BAD_AUTH };
  if (
    licence.username !== undefined &&
    (textOf(auth, "username") !== licence.username || textOf(auth, "password") !== licence.password)
  )
    return { refusal: BAD_AUTH };
  if (licence.methods !== null && !licence.methods.includes(method))
    return { refusal: "LicenseKey is not authorized to call the method." };
  const pmcId = textOf(auth, "pmcid")?.trim() ?? null;
  const siteId = textOf(auth, "siteid")?.trim() ?? null;
  const isOfCompany = (site: Site | undefined): site is Site =>
    site !== undefined && (pmcId === null || site.pmcId === pmcId);
  const candidates =
    siteId === null && CROSS_SITE_METHODS.has(method)
      ? licence.siteIds
      : licence.siteIds.filter((id) => id === siteId);
  const site = candidates.map((id) => world.sites.get(id)).find(isOfCompany);
  if (!site)
    return {
      refusal: `There are no active integrations for client id: ${pmcId ?? ""} and property id: ${siteId ?? ""}`,
    };
  return { licence, site };
}
