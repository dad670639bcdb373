import { randomUUID } from "node:crypto";
import type { GuestCard } from "../../../simulator/src/simulator.ts";
import { createRealPageRpx } from "../../src/connectors/realpage-rpx/realpage-rpx.ts";
import type { ApiClient } from "../harness/api-client.ts";
import type { Playground } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** Sites of the simulator with guest cards, all under one key. */
export type Sites = { readonly licensekey: string; readonly sites: { pmcId: string; siteId: string }[] };

/** Makes sites with so many guest cards each, created over the last 300 days. */
export async function generateSites(
  control: Playground["control"],
  sites: number,
  prospectsPerSite: number,
): Promise<Sites> {
  const made = await control.generate({ sites, unitsPerSite: 2, prospectsPerSite });
  const licensekey = randomUUID();
  await control.setLicence(
    licensekey,
    made.map(({ siteId }) => siteId),
    null,
  );
  return { licensekey, sites: made };
}

/** How a sync ended, as `GET …/syncs` tells. */
export type Sync = {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly counts: Record<string, { new: number; updated: number; unchanged: number }>;
  readonly errors: { x_property_id: string | null; method: string | null; kind: string; reason: string }[];
};

/** The syncs of an integration, newest first. */
export async function syncsOf(api: ApiClient, integrationId: string): Promise<Sync[]> {
  const answer = await api.get(`/v1/admin/integrations/${integrationId}/syncs`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.results;
}

/** Waits until an integration has no sync under way, and gives the last. */
export async function lastSync(api: ApiClient, integrationId: string, ms = 60_000): Promise<Sync> {
  return until(
    "the end of the sync",
    async () => {
      const [last, ...rest] = await syncsOf(api, integrationId);
      if (!last || [last, ...rest].some(({ state }) => state === "waiting" || state === "running"))
        return null;
      return last;
    },
    ms,
  );
}

async function askFor(name: string, api: ApiClient, integrationId: string, ms?: number): Promise<Sync> {
  await lastSync(api, integrationId);
  const asked = await api.post(`/v1/admin/integrations/${integrationId}/${name}`, {});
  if (asked.status !== 200) throw new Error(JSON.stringify(asked.body));
  return lastSync(api, integrationId, ms);
}

/** Syncs once more and gives how it ended. */
export const syncAgain = (api: ApiClient, integrationId: string, ms?: number): Promise<Sync> =>
  askFor("manual-sync", api, integrationId, ms);

/** Asks for a back-sync and waits for its end. */
export const backSync = (api: ApiClient, integrationId: string): Promise<Sync> =>
  askFor("back-sync", api, integrationId);

/** All leads of an integration by RPX's id. */
export async function leadsOf(api: ApiClient, integrationId: string): Promise<Map<string, any>> {
  const leads = new Map<string, any>();
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await api.get(`/v1/leads/?limit=250&integration_id=${integrationId}${from}`);
    if (page.status !== 200) throw new Error(JSON.stringify(page.body));
    for (const lead of page.body.results) leads.set(lead.x_id, lead);
    cursor = page.body.meta.next_cursor ?? null;
  } while (cursor !== null);
  return leads;
}

/** Changes guest cards in RPX as somebody else would, with `updateprospect` over SOAP. */
export async function changeCards(
  baseUrl: string,
  licensekey: string,
  cards: readonly GuestCard[],
  lastName: string,
): Promise<void> {
  const rpx = createRealPageRpx({
    connectTimeoutMs: 2000,
    answerTimeoutMs: 10_000,
    allowPrivateTargets: true,
  });
  try {
    for (const card of cards) {
      const [head] = card.prospects;
      const { outcome } = await rpx.updateProspect(
        { credentials: { baseUrl, licensekey }, maySend: () => true },
        { pmcId: card.pmcId, siteId: card.siteId },
        {
          guestCardId: card.id,
          customerId: head?.customerId ?? null,
          firstName: head?.firstname ?? "",
          middleName: null,
          lastName,
          email: null,
          relationshipId: null,
          dateOfBirth: null,
          address: { line1: null, line2: null, city: null, state: null, zip: null, country: null },
          phones: [],
          leasingAgentId: null,
          primaryLeadSource: null,
          comment: null,
          preferences: {
            dateNeeded: null,
            leaseTermMonths: null,
            floorPlanId: null,
            desiredRent: null,
            occupants: null,
          },
        },
      );
      if (outcome.kind !== "confirmed") throw new Error(`Not changed: ${JSON.stringify(outcome)}`);
    }
  } finally {
    await rpx.close();
  }
}
