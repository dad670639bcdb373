import { randomUUIDv7 } from "node:crypto";
import { routes } from "../../src/http/routes.ts";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  delivered,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** One account with one of everything that the API can name. */
export type AccountWorld = {
  readonly api: ApiClient;
  readonly integrationId: string;
  readonly places: readonly Place[];
  readonly place: Place;
  /** A body of Create Lead that would be taken. */
  readonly lead: Readonly<Record<string, unknown>>;
  /** A body of Create Lead Event. */
  readonly leadEvent: Readonly<Record<string, unknown>>;
  /** A write that RPX refused, so that it can be retried. */
  readonly refusedWriteId: string;
  readonly deliveredWriteId: string;
  readonly leadId: string;
  /** An id for each path parameter; one named `id` by its route. */
  readonly ids: Readonly<Record<string, string>>;
};

/** Fills an account through the API: an integration with its records, a lead delivered, one refused. */
export async function fillAccount(
  playground: Playground,
  api: ApiClient,
  name: string,
): Promise<AccountWorld> {
  const { integrationId, places } = await connectIntegration(api, playground, { name });
  const place = places[0] as Place;
  const lead = {
    integration_id: integrationId,
    property_id: place.id,
    lead_relationship_id: place.relationship,
    employee_id: place.employees[0]?.id,
    lead_source_id: place.leadSources[0]?.id,
    unit_id: place.units[0]?.id,
    first_name: "World",
    last_name: name,
    email_1: `${name.toLowerCase()}@example.com`,
    phone_1: "2145550123",
  };
  const webhookId = await makeWebhook(playground, api);
  const post = async (body: unknown): Promise<string> => {
    const answer = await api.post("/v1/leads/realpage_rpx/", body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  };
  const deliveredWriteId = await post(lead);
  const { created_record_id: leadId } = await delivered(api, deliveredWriteId);
  await playground.control.order({ method: "insertprospect", kind: "message", text: "No.", times: 1 });
  const refusedWriteId = await post({ ...lead, last_name: `${name}Refused` });
  await statusWhen(api, refusedWriteId, ({ write_status }) => write_status === "FAILURE");
  const first = async (path: string): Promise<string> => (await api.get(path)).body.results[0].id;
  const ids: Record<string, string> = {
    integration_id: integrationId,
    root_job_id: refusedWriteId,
    job_id: refusedWriteId,
    job_log_id: await first("/v1/admin/logs/jobs/?limit=1&job_type=insertprospect"),
    employee_id: place.employees[0]?.id ?? "",
    lead_source_id: place.leadSources[0]?.id ?? "",
    lead_relationship_id: place.relationship,
    lead_id: leadId,
    floor_plan_id: await first("/v1/floor-plans/?limit=1"),
    event_type_id: place.eventTypes[0]?.id ?? "",
    event_id: await putEvent(playground, integrationId, place, leadId),
    property_id: place.id,
    unit_id: place.units[0]?.id ?? "",
    session_id: await beginSession(api),
    api_key_id: (await api.post("/v1/admin/api-keys/", { name: `${name}'s`, rights: ["read"] })).body.result
      .id,
    "/v1/leads/:id": leadId,
    "/v1/properties/:id": place.id,
    "/v1/units/:id": place.units[0]?.id ?? "",
    "/v1/admin/logs/jobs/:id": refusedWriteId,
  };
  if (offers("GET", "/v1/admin/integrations/:integration_id/properties"))
    ids["property_configuration_id"] = await first(
      `/v1/admin/integrations/${integrationId}/properties?limit=1`,
    );
  if (webhookId !== null) {
    ids["webhook_id"] = webhookId;
    if (offers("GET", "/v1/webhooks/:webhook_id/deliveries"))
      ids["delivery_id"] = await until("a delivery", async () => {
        const { results } = (await api.get(`/v1/webhooks/${webhookId}/deliveries`)).body;
        return results[0]?.id;
      });
  }
  const leadEvent = {
    integration_id: integrationId,
    lead_id: leadId,
    employee_id: ids["employee_id"],
    event_type_id: ids["event_type_id"],
    event_datetime: "2026-11-02T10:00:00Z",
    unit_id: ids["unit_id"],
  };
  return {
    api,
    integrationId,
    places,
    place,
    lead,
    leadEvent,
    refusedWriteId,
    deliveredWriteId,
    leadId,
    ids,
  };
}

/** A session of the console under the account's own key. */
async function beginSession(api: ApiClient): Promise<string> {
  const begun = await api.post("/v1/console/session", { token: api.token });
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  return (await api.get("/v1/console/sessions/?limit=1")).body.results[0].id;
}

const offers = (method: string, path: string): boolean =>
  routes.some((route) => route.method === method && route.path === path);

async function makeWebhook({ simulator }: Playground, api: ApiClient): Promise<string | null> {
  if (!offers("POST", "/v1/webhooks/")) return null;
  const made = await api.post("/v1/webhooks/", {
    url: `${simulator.url}/hook`,
    triggers: ["WRITE_OPERATION_FAILURE"],
    active: true,
  });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  return made.body.result.id;
}

/** Events come with a later sync; until then one is put where a sync would. */
async function putEvent(
  { database }: Playground,
  integrationId: string,
  place: Place,
  leadId: string,
): Promise<string> {
  const id = randomUUIDv7();
  await database.pool.query(
    `insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at,
       updated_at, last_seen)
     select $1, account_id, id, 'events', $3, $4, '9001', $5, now(), now(), now() from integrations where id = $2`,
    [
      id,
      integrationId,
      place.id,
      place.xId,
      JSON.stringify({ x_type_id: "7", event_name: "Call", associated_lead_ids: [leadId] }),
    ],
  );
  return id;
}

/** The path of a route with these ids in it. @throws Error for a parameter that no id is known for. */
export function fillPath(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const id = ids[path] !== undefined && name === "id" ? ids[path] : ids[name];
    if (id === undefined) throw new Error(`${path}: account-world.ts has no id for :${name}`);
    return id;
  });
}
