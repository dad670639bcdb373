import type { RpxCredentials, RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { Site, Subscription } from "../connectors/realpage-rpx/property-data.ts";
import { propertyData } from "../records/models/property-data.ts";
import { inParallel } from "./in-parallel.ts";
import type { Reader, Refusal } from "./reader.ts";
import type { RpxReads } from "./rpx-reads.ts";

type Data = Readonly<Record<string, unknown>>;

/** A site of an integration. */
export type FoundSite = {
  readonly site: RpxSite;
  /** What RPX says of it; null where it did not let us read that. */
  readonly data: Data | null;
  /** What a property that was not known before begins with; null: it may not exist, and is not begun. */
  readonly firstData: Data | null;
};

type NamedSite = { readonly site: RpxSite; readonly name: string | null; readonly isSubscribed: boolean };

/**
 * Finds the sites that an integration reaches: the one that its credentials name, else all that are subscribed (of
 * the management company, where one is named). Empty where nothing could be found; the reader knows why.
 */
export async function findSites(reader: Reader, rpx: RpxReads, most: number): Promise<FoundSite[]> {
  const credentials = await reader.credentials();
  if (!credentials) return [];
  const found: FoundSite[] = [];
  await inParallel(await namedSites(reader, rpx, credentials), most, async (named) => {
    const one = await readSite(reader, rpx, named);
    if (one) found.push(one);
  });
  return found;
}

async function namedSites(reader: Reader, rpx: RpxReads, credentials: RpxCredentials): Promise<NamedSite[]> {
  const { pmcId, siteId } = credentials;
  if (pmcId && siteId) return [{ site: { pmcId, siteId }, name: null, isSubscribed: false }];
  const read = await reader.list<Subscription>("getsubscriptions", null, (call, onItem) =>
    rpx.listSubscriptions(call, onItem),
  );
  if (read.kind !== "items") return [];
  const bySite = new Map<string, NamedSite>();
  for (const item of read.items) {
    const pmc = item.pmcId ?? pmcId;
    if (!pmc || (pmcId && pmc !== pmcId) || (siteId && item.siteId !== siteId)) continue;
    bySite.set(item.siteId, {
      site: { pmcId: pmc, siteId: item.siteId },
      name: item.siteName,
      isSubscribed: true,
    });
  }
  return [...bySite.values()];
}

async function readSite(reader: Reader, rpx: RpxReads, named: NamedSite): Promise<FoundSite | null> {
  const { site } = named;
  const read = await reader.list<Site>("getsitelist", site.siteId, (call, onItem) =>
    rpx.listSites(call, site, onItem),
  );
  if (read.kind === "ended") return null;
  const details = read.kind === "items" ? read.items.find(({ siteId }) => siteId === site.siteId) : undefined;
  if (details) {
    const data = propertyData({ ...details, siteName: details.siteName ?? named.name }, site.pmcId);
    return { site, data, firstData: data };
  }
  if (read.kind === "items") {
    const reason = "RPX does not list the site.";
    reader.note({ x_property_id: site.siteId, method: "getsitelist", kind: "not-found", reason });
  }
  const exists = named.isSubscribed || (read.kind === "refused" && isUnlicensed(read.refusal));
  const firstData = exists ? propertyData({ siteId: site.siteId, siteName: named.name }, site.pmcId) : null;
  return { site, data: null, firstData };
}

/** A key that may not read sites says nothing against the site that the credentials name. */
const isUnlicensed = (refusal: Refusal): boolean => refusal.kind === "blocked" && refusal.cause === "licence";
