import type { ApiClient } from "../../../gateway/test/harness/api-client.ts";
import { accept, cardsOf, timelineOf } from "../../../gateway/test/harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  type Place,
  type Playground,
  statusWhen,
} from "../../../gateway/test/harness/playground.ts";
import { until } from "../../../gateway/test/harness/wait.ts";

/** Invented people. */
const people = [
  ["Ada", "Lindqvist"],
  ["Bruno", "Okafor"],
  ["Carmen", "Vasquez"],
  ["Dmitri", "Halloran"],
  ["Elena", "Moreau"],
  ["Farid", "Nakamura"],
  ["Grace", "Adeyemi"],
  ["Hugo", "Sandoval"],
  ["Ines", "Kowalski"],
  ["Jonas", "Whitfield"],
  ["Kira", "Delgado"],
  ["Liam", "Petrossian"],
  ["Mona", "Eriksen"],
  ["Noah", "Castellano"],
  ["Olga", "Brennan"],
  ["Pavel", "Ito"],
] as const;

/** So many of them are delivered. */
const DELIVERED = 12;

/** A gateway in which something of everything has happened. */
export type DemoWorld = {
  readonly integrationId: string;
  readonly blockedIntegrationId: string;
  readonly webhookId: string;
  readonly places: readonly Place[];
  /** Jobs of leads that came to this end. */
  readonly jobs: {
    readonly delivered: string;
    readonly refused: string;
    readonly needsReview: string;
    readonly waiting: string;
  };
};

/** A lead of the nth person to a place. */
export function demoLead(n: number, integrationId: string, place: Place): Record<string, unknown> {
  const [first, last] = people[n % people.length] ?? people[0];
  return {
    integration_id: integrationId,
    property_id: place.id,
    lead_relationship_id: place.relationship,
    lead_source_id: place.leadSources[0]?.id,
    first_name: first,
    last_name: last,
    email_1: `${first}.${last}${n}@example.com`.toLowerCase(),
    phone_1: `214555${String(1000 + n)}`,
    phone_1_type: "MOBILE",
    target_move_in_date: "2027-02-01",
    desired_max_rent_in_cents: 185_000,
    number_of_occupants: 2,
  };
}

/** Fills a gateway: leads delivered, refused, in need of review and waiting; one licence that is refused; a webhook. */
export async function createDemoWorld(
  playground: Playground,
  api: ApiClient,
  webhookUrl: string,
): Promise<DemoWorld> {
  const { control } = playground;
  const webhook = await api.post("/v1/webhooks/", {
    url: webhookUrl,
    triggers: ["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"],
    active: true,
  });
  const { integrationId, places } = await connectIntegration(api, playground, {
    name: "Highland Homes",
    max_request_frequency: 50,
  });
  await api.post(`/v1/admin/integrations/${integrationId}/data-access`, {});
  const [first, second] = places;
  if (!first || !second) throw new Error("The simulator's world has three properties.");
  const jobs: string[] = [];
  for (let n = 0; n < DELIVERED; n++)
    jobs.push(await accept(api, demoLead(n, integrationId, places[n % 3] ?? first)));
  for (const job of jobs) await settled(api, job);
  await control.order({
    method: "insertprospect",
    kind: "message",
    times: 1,
    text: "Invalid lead source for this property",
  });
  const refused = await accept(api, demoLead(12, integrationId, first));
  await settled(api, refused);
  const needsReview = await sendUndecided(playground, api, demoLead(13, integrationId, second));
  const blocked = await connectIntegration(api, playground, {
    name: "Lakeside Living",
    credentials: { baseUrl: playground.simulator.url, licensekey: KEYS.readOnly },
  });
  const place = blocked.places[0] ?? first;
  const waiting = await accept(api, demoLead(14, blocked.integrationId, place));
  await accept(api, demoLead(15, blocked.integrationId, place));
  await until("the block", async () => {
    const { body } = await api.get(`/v1/admin/integrations/${blocked.integrationId}/`);
    return body.results.blocks.length > 0;
  });
  return {
    integrationId,
    blockedIntegrationId: blocked.integrationId,
    webhookId: webhook.body.result.id,
    places,
    jobs: { delivered: jobs[0] ?? "", refused, needsReview, waiting },
  };
}

/** A lead whose reply is lost while another system stores the same person: two guest cards that may be it. */
async function sendUndecided(
  playground: Playground,
  api: ApiClient,
  body: Record<string, unknown>,
): Promise<string> {
  const { control } = playground;
  const theirs = await playground.otherAccount("Another system", api.url);
  const { integrationId, places } = await connectIntegration(theirs, playground, { name: "Theirs" });
  const place = places[1];
  await control.set({ findsDuplicates: false });
  await control.order({ method: "insertprospect", kind: "hang-after", times: 1 });
  const job = await accept(api, body);
  await until("the card", async () => (await cardsOf(playground, body)).length === 1);
  const sameForThem = {
    ...body,
    integration_id: integrationId,
    property_id: place?.id,
    lead_relationship_id: place?.relationship,
    lead_source_id: place?.leadSources[0]?.id,
  };
  await delivered(theirs, await accept(theirs, sameForThem));
  await until("the review", async () => (await timelineOf(api, job)).state === "needs_review");
  await control.set({ findsDuplicates: true });
  return job;
}

const settled = (api: ApiClient, job: string): Promise<unknown> =>
  statusWhen(
    api,
    job,
    ({ write_status: status, created_record_id: id }) => status === "FAILURE" || id !== null,
  );
