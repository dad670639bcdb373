import type { Pool } from "pg";
import type { Activity, GuestCard } from "../../../simulator/src/simulator.ts";
import { writeStatus, type WriteState } from "../../src/status/states.ts";
import type { Afterlife } from "./afterlife.ts";
import type { ReceiverBook } from "./receiver.ts";

/** What the comparison found of changes, events and webhooks. */
export type LaterVerdict = {
  readonly changes: number;
  readonly events: number;
  readonly webhooks: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly false: readonly string[];
  readonly undecided: readonly string[];
};

/** Compares what was done to leads later, and what webhooks told, with what the gateway says and the simulator holds. */
export async function compareLater(
  pool: Pool,
  lives: readonly Afterlife[],
  receiver: ReceiverBook,
  held: { readonly cards: readonly GuestCard[]; readonly activities: readonly Activity[] },
): Promise<LaterVerdict> {
  const { rows } = await pool.query<{ id: string; state: WriteState; guest_card_id: string | null }>(
    "select id, state, guest_card_id from writes",
  );
  const writes = new Map(rows.map((row) => [row.id, row]));
  const found = {
    lost: [] as string[],
    doubled: [] as string[],
    false: [] as string[],
    undecided: [] as string[],
  };
  const cardById = new Map(held.cards.map((card) => [card.id, card]));

  for (const { n, changes, event } of lives) {
    const states = changes.map(({ jobId }) => writes.get(jobId));
    for (const [index, { jobId, city }] of changes.entries()) {
      const write = states[index];
      if (!write) found.lost.push(`change ${city} of chaos-${n} (${jobId})`);
      else if (write.state === "needs_review") found.undecided.push(`change ${city} of chaos-${n}`);
    }
    const last = changes.findLast(
      ({ jobId }) => writeStatus(writes.get(jobId)?.state ?? "waiting") === "SUCCESS",
    );
    const card = cardById.get(states.find((write) => write?.guest_card_id)?.guest_card_id ?? "");
    const isSettled = states.every((write) => write && writeStatus(write.state) !== "PENDING");
    if (last && isSettled && card?.prospects[0]?.address["city"] !== last.city)
      found.false.push(`chaos-${n}: told ${last.city}, RPX holds ${card?.prospects[0]?.address["city"]}`);

    const times = held.activities.filter((activity) => activity.fields["comments"] === event.notes).length;
    const write = writes.get(event.jobId);
    const name = `event of chaos-${n} (${event.jobId}, ${write?.state}, ${times} activities)`;
    if (times > 1) found.doubled.push(name);
    if (!write) found.lost.push(name);
    else if (write.state === "needs_review") found.undecided.push(name);
    else if (writeStatus(write.state) === "SUCCESS" && times === 0) found.lost.push(name);
    else if (writeStatus(write.state) === "FAILURE" && times > 0) found.false.push(name);
  }
  for (const { id, state } of rows) {
    const status = writeStatus(state);
    const told = [...(receiver.told.get(id) ?? [])];
    if (status !== "PENDING" && !told.includes(status)) found.lost.push(`webhook of ${id} (${status})`);
    if (told.some((one) => one !== status))
      found.false.push(`webhooks told ${told.join()} of ${id} (${status})`);
  }
  found.false.push(...receiver.forged);
  return { changes: lives.length * 2, events: lives.length, webhooks: receiver.told.size, ...found };
}
