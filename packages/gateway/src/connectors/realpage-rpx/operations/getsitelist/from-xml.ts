import type { Site } from "../../property-data.ts";
import { utcOffsetMinutes } from "../../values.ts";
import { textOf, type XmlElement } from "../../xml-reader.ts";

export const SITE = "Site";

/** One site (wire.md §4.4, captured); null where it has no id. */
export function readSite(item: XmlElement): Site | null {
  const siteId = textOf(item, "SiteID");
  if (siteId === null) return null;
  return {
    siteId,
    siteNumber: textOf(item, "SiteNumber"),
    siteName: textOf(item, "SiteName"),
    pmcName: textOf(item, "PMCName"),
    address1: textOf(item, "Adr1"),
    address2: textOf(item, "Adr2"),
    city: textOf(item, "City"),
    state: textOf(item, "State"),
    zip: textOf(item, "Zip"),
    county: textOf(item, "County"),
    country: textOf(item, "Country"),
    phone1: textOf(item, "Phone1"),
    phone2: textOf(item, "Phone2"),
    email: textOf(item, "Email"),
    web: textOf(item, "Web"),
    utcOffsetMinutes: utcOffsetMinutes(textOf(item, "SysDate")),
  };
}
