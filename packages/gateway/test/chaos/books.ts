import type { Pool } from "pg";
import type { GuestCard } from "../../../simulator/src/simulator.ts";
import { writeStatus, type WriteState } from "../../src/status/states.ts";
import { type ClientBook, tell } from "./clients.ts";
import { type ChaosLead, leadNumberOf } from "./leads.ts";

/** What the comparison of the three books found. Lists name the leads. */
export type Verdict = {
  readonly accepted: number;
  readonly stored: number;
  readonly refusedByRpx: number;
  /** Accepted, not at RPX, and not truthfully told to have failed. */
  readonly lost: readonly string[];
  /** More than one guest card for one lead. */
  readonly doubled: readonly string[];
  /** A status, or a guest card named, that is not true. */
  readonly false: readonly string[];
  /** They wait for a person, and say so. */
  readonly undecided: readonly string[];
  /** Not settled when the run ended. */
  readonly open: readonly string[];
};

type Row = { id: string; state: WriteState; guest_card_id: string | null; already_existed: boolean };

/** Compares what clients were told, what the gateway says, and what the simulator holds. */
export async function compareBooks(
  pool: Pool,
  leads: readonly ChaosLead[],
  clients: ClientBook,
  cards: readonly GuestCard[],
): Promise<Verdict> {
  const { rows } = await pool.query<Row>("select id, state, guest_card_id, already_existed from writes");
  const writes = new Map(rows.map((row) => [row.id, row]));
  const cardsOf = new Map<number, GuestCard[]>();
  for (const card of cards) {
    const n = leadNumberOf(card.prospects[0]?.address["line2"]);
    if (n !== null) cardsOf.set(n, [...(cardsOf.get(n) ?? []), card]);
  }
  const cardById = new Map(cards.map((card) => [card.id, card]));
  const found = {
    lost: [] as string[],
    doubled: [] as string[],
    false: [] as string[],
    undecided: [] as string[],
    open: [] as string[],
  };
  let stored = 0;
  let refusedByRpx = 0;

  for (const lead of leads) {
    const jobId = clients.accepted.get(lead.n);
    const write = jobId === undefined ? undefined : writes.get(jobId);
    const held = cardsOf.get(lead.n) ?? [];
    const name = `${lead.key} (${jobId}, ${write?.state ?? "no write"}, cards ${held.map((card) => card.id).join()})`;
    if (held.length > 1) found.doubled.push(`${name}: ${await historyOf(pool, jobId, held)}`);
    if (jobId === undefined) {
      if (held.length > 0) found.false.push(`${name}: never accepted`);
      continue;
    }
    if (!write) {
      (held.length > 0 ? found.false : found.lost).push(name);
      continue;
    }
    const status = writeStatus(write.state);
    tell(clients, jobId, status);
    if (status === "SUCCESS") {
      const named = write.guest_card_id === null ? undefined : cardById.get(write.guest_card_id);
      const isOwn = held.some((card) => card.id === write.guest_card_id);
      if (isOwn || (write.already_existed && named && isSamePerson(lead, named))) stored++;
      else if (held.length === 0) found.lost.push(name);
      else found.false.push(`${name}: names card ${write.guest_card_id}`);
    } else if (status === "FAILURE") {
      if (held.length > 0) found.false.push(`${name}: told to have failed`);
      else refusedByRpx++;
    } else if (write.state === "needs_review") {
      found.undecided.push(name);
    } else {
      found.open.push(name);
    }
  }
  const accepted = clients.accepted.size;
  return { accepted, stored, refusedByRpx, ...found };
}

/** When the cards were stored and what the gateway did, in order, to tell whose fault it is. */
async function historyOf(
  pool: Pool,
  jobId: string | undefined,
  cards: readonly GuestCard[],
): Promise<string> {
  const events = await pool.query<{ at: Date; event: string }>(
    "select at, event from write_events where write_id = $1 order by version",
    [jobId],
  );
  return [
    ...events.rows.map(({ at, event }) => ({ at: at.getTime(), what: event })),
    ...cards.map((card) => ({ at: card.storedAt, what: `RPX stores ${card.id}` })),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, what }) => `${new Date(at).toISOString().slice(14, 23)} ${what}`)
    .join(", ");
}

/** RPX may answer that the person was there before: then the card must be that person's. */
function isSamePerson({ body }: ChaosLead, card: GuestCard): boolean {
  const [person] = card.prospects;
  return person?.firstname === body["first_name"] && person?.lastname === body["last_name"];
}
