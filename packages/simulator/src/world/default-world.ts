import { generateSite } from "./generate.ts";
import type { World } from "./world.ts";

/** The licence keys of the default world. They are invented. */
export const KEYS = {
  /** All sites, all methods. */
  main: "11111111-1111-4111-8111-111111111111",
  /** The first site only. */
  oneSite: "22222222-2222-4222-8222-222222222222",
  /** All sites, but no writes. */
  readOnly: "33333333-3333-4333-8333-333333333333",
  /** All sites; user name and password must be sent (`PARTNER_USER`, `PARTNER_PASS`). */
  oldStyle: "44444444-4444-4444-8444-444444444444",
} as const;

export const READS = [
  "getsubscriptions",
  "getsitelist",
  "getunitlist",
  "unitlist",
  "getfloorplanlist",
  "getleasingagentsbyproperty",
  "getmarketingsourcesbyproperty",
  "getpicklistprospect",
  "getallcontacttypes",
  "getactivitytypes",
  "getactivitylossreasons",
  "prospectsearch",
] as const;

/** Three properties of two companies, in three time zones; the third has a single unit and floor plan. */
export function createDefaultWorld(): World {
  const sites = [0, 1, 2].map((n) => generateSite(n, 1));
  const siteIds = sites.map((site) => site.siteId);
  const licences = [
    { licensekey: KEYS.main, siteIds, methods: null },
    { licensekey: KEYS.oneSite, siteIds: siteIds.slice(0, 1), methods: null },
    { licensekey: KEYS.readOnly, siteIds, methods: READS },
    { licensekey: KEYS.oldStyle, siteIds, methods: null, username: "PARTNER_USER", password: "PARTNER_PASS" },
  ];
  return {
    sites: new Map(sites.map((site) => [site.siteId, site])),
    licences: new Map(licences.map((licence) => [licence.licensekey, licence])),
  };
}
