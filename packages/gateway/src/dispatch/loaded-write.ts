import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
import type { WriteOperation } from "../intake/new-write.ts";
import type { WriteRef } from "../status/transitions.ts";

/** A write as a lane holds it in memory. */
export type LoadedWrite = WriteRef & {
  readonly operation: WriteOperation;
  readonly upstream: unknown;
  readonly personKey: string;
  readonly dueAt: Date;
  readonly deadlineAt: Date;
  readonly acceptedAt: Date;
  /** When its state last changed; for `sending` the time of the intent. */
  readonly movedAt: Date;
  readonly lookUps: number;
  readonly readBacks: number;
  readonly uncertainSince: Date | null;
  /** Since when nothing of it is on its way, in `performance.now()` ms of this process; null: nothing ever got lost. */
  readonly uncertainUntil: number | null;
  readonly guestCardId: string | null;
  /** Where its trace goes on, as W3C `traceparent`; null: it has none. */
  readonly traceContext: string | null;
  /** How far the property's clock is ahead of UTC; null where RPX has not said. */
  readonly utcOffsetMinutes: number | null;
  /** When a look-up settled that nothing was stored, in `performance.now()` ms of this process; null: not in this process. */
  readonly settledAbsentAt: number | null;
  /** Set where a step failed unexpectedly: what is known here may be old, and the write is read anew first. */
  readonly isStale?: boolean;
};

type LoadedRow = Omit<LoadedWrite, "dueAt" | "uncertainUntil"> & {
  readonly dueInMs: number;
  readonly certainForMs: number | null;
};

/** As a row tells it, in the time of this process: clocks differ, and may be set. */
const toLoaded = ({ dueInMs, certainForMs, ...write }: LoadedRow): LoadedWrite => ({
  ...write,
  dueAt: new Date(Date.now() + dueInMs),
  uncertainUntil: certainForMs === null ? null : performance.now() - certainForMs,
});

const COLUMNS = `
  w.id, w.account_id as "accountId", w.integration_id as "integrationId", w.property_id as "propertyId",
  w.x_property_id as "xPropertyId", w.version, w.state, w.attempts, w.operation, w.upstream,
  w.person_key::text as "personKey", w.deadline_at as "deadlineAt",
  w.created_at as "acceptedAt", w.updated_at as "movedAt", w.look_ups as "lookUps", w.read_backs as "readBacks",
  w.uncertain_since as "uncertainSince", w.guest_card_id as "guestCardId",
  extract(epoch from w.due_at - now())::float8 * 1000 as "dueInMs",
  extract(epoch from clock_timestamp() - w.uncertain_until)::float8 * 1000 as "certainForMs",
  w.trace_context as "traceContext",
  (p.data -> 'custom_data' ->> 'utc_offset_minutes')::int as "utcOffsetMinutes", null::float8 as "settledAbsentAt"`;

const PROPERTY = `
  left join records p on p.account_id = w.account_id and p.model = 'properties' and p.id = w.property_id`;

const SELECT = `select ${COLUMNS} from writes w ${PROPERTY}`;

/** What a lane was found to hold. */
export type LaneReading = {
  /** In the order of acceptance. */
  readonly writes: readonly LoadedWrite[];
  /** Milliseconds from the reading until the next write that waits is due; null: none waits for a later moment. */
  readonly nextDueMs: number | null;
};

type ReadingRow = {
  readonly laneId: string;
  readonly nextDueMs: number | null;
  /** Of the write; null where the lane holds none. */
  readonly id: string | null;
};

export const EMPTY_LANE: LaneReading = { writes: [], nextDueMs: null };

/** The lanes that `$1` names, each with when its next write is due. */
const LANES = `
  unnest($1::uuid[]) as lane (id) left join (
    select integration_id, extract(epoch from due_at - now())::float8 * 1000 as "nextDueMs" from next_waiting_due($1)
  ) later on later.integration_id = lane.id`;

/** Of each lane, by its integration: there is a row for each of its writes, and one for a lane without. */
function toReadings(rows: readonly (ReadingRow & LoadedRow)[]): ReadonlyMap<string, LaneReading> {
  const readings = new Map<string, LaneReading>();
  for (const [laneId, found] of Map.groupBy(rows, (row) => row.laneId))
    readings.set(laneId, {
      writes: found.filter((row: ReadingRow) => row.id !== null).map(toLoaded),
      nextDueMs: found[0]?.nextDueMs ?? null,
    });
  return readings;
}

/** Of each lane that is leased, so many waiting writes come with the lease; the rest is read once those are begun. */
export const FIRST_WRITES = 8;

/**
 * What new holders of lanes begin with, by the integration: every write that was begun and is not
 * finished, which is read once a lease (from then on the holder knows them), and of each lane the first `FIRST_WRITES` of
 * those that wait.
 */
export async function loadBeginnings(
  pool: pg.Pool,
  integrationIds: readonly string[],
): Promise<ReadonlyMap<string, LaneReading>> {
  const result = await pool.query<ReadingRow & LoadedRow>({
    name: "load-beginnings",
    text: `
      select lane.id as "laneId", later."nextDueMs", ${COLUMNS}
      from ${LANES} left join (
        select * from begun_writes($1)
        union all
        select * from first_waiting($1, array_fill('{}'::text, array[cardinality($1)]), ${FIRST_WRITES})
      ) w on w.integration_id = lane.id ${PROPERTY}
      order by w.due_at, w.id`,
    values: [integrationIds],
  });
  return toReadings(result.rows);
}

/** How many waiting writes of a lane are read at once, and kept in memory at most. */
export const READ_AHEAD = 64;
/** Bounds one statement's answer: 16 lanes with 64 writes each are about 2 MB. */
const MOST_LANES_IN_ONE = 16;
/** A lane whose read fails for good is given back, and what is under way in it waited for. */
const QUEUE_PATIENCE_MS = 2000;

/** A lane whose queue is to be read, without the writes in `except`. */
export type QueueRead = { readonly integrationId: string; readonly except: readonly string[] };

/** Reads the next `READ_AHEAD` writes in the queue of a lane. */
export type QueueReader = (read: QueueRead) => Promise<LaneReading>;

/** Reads the queues of lanes; those that ask together share a statement, whose start costs more than a lane's part. */
export function createQueueReader(pool: pg.Pool): QueueReader {
  return groupCommit({
    commit: (reads: readonly QueueRead[]) => loadWaiting(pool, reads),
    most: MOST_LANES_IN_ONE,
    isPatient: (waitedMs) => waitedMs < QUEUE_PATIENCE_MS,
  });
}

/** What waits in each of the lanes, in the order of `reads`. */
async function loadWaiting(pool: pg.Pool, reads: readonly QueueRead[]): Promise<LaneReading[]> {
  const result = await pool.query<ReadingRow & LoadedRow>({
    name: "load-waiting",
    text: `
      select lane.id as "laneId", later."nextDueMs", ${COLUMNS}
      from ${LANES} left join first_waiting($1, $2, ${READ_AHEAD}) w on w.integration_id = lane.id ${PROPERTY}
      order by w.due_at, w.id`,
    values: [
      reads.map(({ integrationId }) => integrationId),
      reads.map(({ except }) => `{${except.join(",")}}`),
    ],
  });
  const readings = toReadings(result.rows);
  return reads.map(({ integrationId }) => readings.get(integrationId) ?? EMPTY_LANE);
}

/** One write as it stands now; null where it is gone or finished. */
export async function loadWrite(pool: pg.Pool, accountId: string, id: string): Promise<LoadedWrite | null> {
  const result = await pool.query<LoadedRow>({
    name: "load-write",
    text: `${SELECT} where w.account_id = $1 and w.id = $2 and w.due_at < 'infinity'`,
    values: [accountId, id],
  });
  const [row] = result.rows;
  return row ? toLoaded(row) : null;
}
