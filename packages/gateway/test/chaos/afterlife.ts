import { setTimeout as pause } from "node:timers/promises";
import { ask, type ClientBook, type ClientParts, postUntilAccepted } from "./clients.ts";
import type { ChaosLead, Target } from "./leads.ts";

/** What was done to a lead after RPX had it. */
export type Afterlife = {
  readonly n: number;
  /** Changes of the city, in the order in which they were accepted. */
  readonly changes: readonly { readonly city: string; readonly jobId: string }[];
  readonly event: { readonly notes: string; readonly jobId: string };
};

/** So many leads are changed twice and get an event, once they are delivered. */
const SHARE = 0.04;
const POLL_MS = 500;

/** Changes some leads and records an event of each, while everything goes on. */
export async function leadAfterlives(
  parts: ClientParts,
  book: ClientBook,
  leads: readonly ChaosLead[],
  targets: readonly Target[],
): Promise<Afterlife[]> {
  const chosen = leads.filter(() => parts.random() < SHARE);
  const lives = await Promise.all(chosen.map((lead) => liveOn(parts, book, lead, targets)));
  return lives.filter((life) => life !== null);
}

async function liveOn(
  parts: ClientParts,
  book: ClientBook,
  { n, body }: ChaosLead,
  targets: readonly Target[],
): Promise<Afterlife | null> {
  const leadId = await recordOf(parts, book, n);
  if (leadId === null) return null;
  const write = (key: string, method: string, path: string, content: unknown): Promise<string> =>
    postUntilAccepted(parts, book, { key: `chaos-${n}-${key}`, method, path, body: content });
  const changes: { city: string; jobId: string }[] = [];
  for (const city of ["First", "Second"])
    changes.push({ city, jobId: await write(city, "PUT", `/v1/leads/realpage_rpx/${leadId}`, { city }) });
  const place = targets.flatMap(({ places }) => places).find((one) => one.id === body["property_id"]);
  const notes = `chaos-event-${n}`;
  const jobId = await write("event", "POST", "/v1/events/leads/realpage_rpx/", {
    integration_id: body["integration_id"],
    lead_id: leadId,
    employee_id: place?.employees[0]?.id,
    event_type_id: place?.eventTypes[0]?.id,
    event_datetime: "2026-11-24T12:00:00Z",
    notes,
  });
  return { n, changes, event: { notes, jobId } };
}

/** The record of a lead, as soon as there is one; null where it was refused or waits for a person. */
async function recordOf(parts: ClientParts, book: ClientBook, n: number): Promise<string | null> {
  for (;;) {
    const jobId = book.accepted.get(n);
    const answer = jobId === undefined ? null : await ask(parts, `/v1/admin/write-status/${jobId}`, {});
    const status =
      answer?.status === 200
        ? (answer.body as { write_status: string; errors: string[]; created_record_id: string | null })
        : null;
    if (status?.created_record_id) return status.created_record_id;
    if (
      status?.write_status === "FAILURE" ||
      (status?.write_status === "PENDING" && status.errors.length > 0)
    )
      return null;
    await pause(POLL_MS);
  }
}
