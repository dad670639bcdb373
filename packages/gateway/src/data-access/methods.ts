import type { RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { Called, ReadOutcome } from "../connectors/realpage-rpx/outcomes.ts";
import type { RealPageRpx, RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";

type Check = (rpx: RealPageRpx, call: RpxCall, site: RpxSite) => Promise<Called<ReadOutcome<unknown>>>;

const ignore = (): void => undefined;
/** RPX counts guest cards from 1, so that a search for it finds none. */
const NO_GUEST_CARD = "0";

/** For each RPX method that an integration reads with, a call that changes nothing. What it brings is passed over. */
export const methodChecks = {
  getsitelist: (rpx, call, site) => rpx.listSites(call, site, ignore),
  getfloorplanlist: (rpx, call, site) => rpx.listFloorPlans(call, site, ignore),
  getunitlist: (rpx, call, site) => rpx.listMarketedUnits(call, site, ignore),
  unitlist: (rpx, call, site) => rpx.listUnits(call, site, ignore),
  getleasingagentsbyproperty: (rpx, call, site) => rpx.listLeasingAgents(call, site, ignore),
  getmarketingsourcesbyproperty: (rpx, call, site) => rpx.listMarketingSources(call, site, ignore),
  getpicklistprospect: (rpx, call, site) => rpx.listRelationships(call, site, ignore),
  getallcontacttypes: (rpx, call, site) => rpx.listContactTypes(call, site, ignore),
  getactivitytypes: (rpx, call, site) => rpx.listActivityTypes(call, site, ignore),
  getactivitylossreasons: (rpx, call, site) => rpx.listLossReasons(call, site, ignore),
  prospectsearch: (rpx, call, site) => rpx.searchProspects(call, site, { guestCardId: NO_GUEST_CARD }),
} as const satisfies Record<string, Check>;

export type SiteMethod = keyof typeof methodChecks;
export const siteMethods = Object.keys(methodChecks) as readonly SiteMethod[];
/** `getsubscriptions` is asked for no site, and only where the credentials name none. */
export type CheckedMethod = SiteMethod | "getsubscriptions";
