import type { GuestCard } from "../../simulator/src/world/guest-cards.ts";
import type { GatewayClient } from "./gateway-client.ts";
import type { Posted, Status } from "./post-leads.ts";
import { layTable } from "../src/cli/terminal/table.ts";

type Row = {
  readonly posted: Posted;
  readonly status: string;
  readonly guestCardId: string;
  readonly ms: number | null;
  readonly error: string;
};

/** What clients were told against what the simulator holds. */
export type Books = {
  readonly rows: readonly Row[];
  readonly accepted: number;
  readonly refused: number;
  readonly delivered: number;
  /** Accepted, but no guest card upstream bears that lead. */
  readonly lost: number;
  /** Guest cards upstream that no accepted lead accounts for. */
  readonly doubled: number;
  /** Leads that were refused and should not have been, or the other way round, or whose status is not SUCCESS. */
  readonly wrong: number;
};

/** Finds the guest card of each accepted lead, by the id that the gateway names, among those that the simulator stored. */
export async function compareBooks(
  client: GatewayClient,
  posted: readonly Posted[],
  statuses: ReadonlyMap<string, Status>,
  cards: readonly GuestCard[],
): Promise<Books> {
  const unclaimed = new Map(cards.map((card) => [card.id, card]));
  const rows: Row[] = [];
  let lost = 0;
  let wrong = 0;
  for (const one of posted) {
    const expected = one.example.expect ?? "accepted";
    if (one.jobId === null) {
      if (expected !== "refused") wrong++;
      rows.push({ posted: one, status: "refused", guestCardId: "", ms: null, error: one.error ?? "" });
      continue;
    }
    const status = statuses.get(one.jobId);
    const record = status?.created_record_id
      ? await client.get<{ results: { x_guestcard_id: string } }>(`/v1/leads/${status.created_record_id}`)
      : null;
    const card = record ? unclaimed.get(record.results.x_guestcard_id) : undefined;
    const { first_name, last_name } = one.example.lead;
    const prospect = card?.prospects[0];
    const isHeld =
      card !== undefined && prospect?.firstname === first_name && prospect.lastname === last_name;
    if (isHeld) unclaimed.delete(card.id);
    else lost++;
    if (expected === "refused" || status?.write_status !== "SUCCESS") wrong++;
    rows.push({
      posted: one,
      status: status?.write_status ?? "unknown",
      guestCardId: isHeld ? card.id : "missing",
      ms: isHeld ? card.storedAt - one.postedAt : null,
      error: status?.errors.join("; ") ?? "",
    });
  }
  const accepted = posted.filter((one) => one.jobId !== null).length;
  return {
    rows,
    accepted,
    refused: posted.length - accepted,
    delivered: accepted - lost,
    lost,
    doubled: unclaimed.size,
    wrong,
  };
}

/** The table and the counts, as text. */
export function report(books: Books): string {
  const table = layTable([
    ["job", "name", "property", "status", "guest card", "stored after", "error"],
    ...books.rows.map(({ posted, status, guestCardId, ms, error }) => [
      posted.jobId ?? "-",
      `${posted.example.lead.first_name} ${posted.example.lead.last_name}`,
      posted.property,
      status,
      guestCardId,
      ms === null ? "" : `${ms} ms`,
      error,
    ]),
  ]);
  return `${table}

accepted ${books.accepted}, refused ${books.refused}, delivered ${books.delivered}, lost ${books.lost}, doubled ${books.doubled}, wrong ${books.wrong}`;
}
