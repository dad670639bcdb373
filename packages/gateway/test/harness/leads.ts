import type { GuestCard, JournalEntry } from "../../../simulator/src/simulator.ts";
import type { ApiClient } from "./api-client.ts";
import type { Place, Playground } from "./playground.ts";

/** A write and all that happened to it, as `GET /v1/admin/writes/{id}` tells. */
export type Timeline = {
  readonly state: string;
  readonly write_status: string;
  readonly errors: string[];
  readonly attempts: number;
  readonly look_ups: number;
  readonly guest_card_id: string | null;
  readonly already_existed: boolean;
  readonly created_record_id: string | null;
  readonly retry_of: string | null;
  readonly retried_by: string | null;
  readonly events: {
    event: string;
    to_state: string;
    reason: string | null;
    detail: any;
    message_log_id: string | null;
  }[];
};

let names = 0;

/** The body of a lead of a new person. */
export function leadTo(
  integrationId: string,
  place: Place | undefined,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  names++;
  return {
    integration_id: integrationId,
    property_id: place?.id,
    lead_relationship_id: place?.relationship,
    first_name: "Del",
    last_name: `Ivery ${names}`,
    email_1: `del.ivery.${names}@example.com`,
    ...more,
  };
}

/** Posts a lead and gives its job. @throws Error where it is not accepted. */
export async function accept(api: ApiClient, body: Record<string, unknown>): Promise<string> {
  const answer = await api.post("/v1/leads/realpage_rpx/", body);
  if (answer.status !== 200) throw new Error(`Not accepted: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.meta.job_id;
}

export async function timelineOf(api: ApiClient, jobId: string): Promise<Timeline> {
  const answer = await api.get(`/v1/admin/writes/${jobId}`);
  if (answer.status !== 200) throw new Error(`No write: ${answer.status}`);
  return answer.body;
}

/** The names of what happened to a write, in order. */
export async function eventsOf(api: ApiClient, jobId: string): Promise<string[]> {
  return (await timelineOf(api, jobId)).events.map((one) => one.event);
}

/** The guest cards at RPX of the person of that lead. */
export async function cardsOf(
  playground: Pick<Playground, "control">,
  body: Record<string, unknown>,
): Promise<GuestCard[]> {
  return (await playground.control.guestCards()).filter(
    ({ prospects: [person] }) => person?.lastname === body["last_name"],
  );
}

/** The calls that brought that lead to RPX, as the simulator has seen them. */
export async function callsOf(
  playground: Pick<Playground, "control">,
  body: Record<string, unknown>,
): Promise<JournalEntry[]> {
  return (await playground.control.requests({ method: "insertprospect" })).filter((call) =>
    String(call.body).includes(String(body["last_name"])),
  );
}
