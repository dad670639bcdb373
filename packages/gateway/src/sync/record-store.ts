import type pg from "pg";
import { ReusedBytesPool } from "../database/reused-bytes.ts";
import { storableBytes } from "../database/storable-json.ts";
import type { RecordChange, RecordInput, RecordJob, RecordModel } from "../records/record.ts";
import { markSeen } from "../records/sightings.ts";
import { copyNewRecords } from "../records/copy-records.ts";
import { upsertRecords } from "../records/upsert-records.ts";
import { type LaneHold, type ModelCounts, type OpenRun, syncJobType } from "./run-store.ts";
import type { Turns } from "./turns.ts";

/** A property that a sync goes through: Guestcard's id and RPX's. */
export type PlaceOfRecords = { readonly propertyId: string; readonly xPropertyId: string };

/** A record of a property as RPX shows it. */
export type SeenRecord = { readonly xId: string; readonly data: Readonly<Record<string, unknown>> };

/** The same with its data as JSON that PostgreSQL takes, in memory that may be used again once it is stored. */
export type WrittenRecord = { readonly xId: string; readonly json: Buffer };

/** Keeps what one sync brings, and counts it by model. */
export type RecordStore = {
  /** A property's whole list of a model: what it does not show is missing from now on. */
  store(model: RecordModel, place: PlaceOfRecords, seen: readonly SeenRecord[]): Promise<void>;
  /**
   * Some of a property's records, `MOST_AT_ONCE` at most.
   * @param asOf `time()` before they were asked for: what was stored since then is newer and stays.
   * @param areNew whether they are likely to be new: then they are added first, and looked up only if one was there.
   * @returns whether most were new.
   */
  storeSome(
    model: RecordModel,
    place: PlaceOfRecords,
    seen: readonly WrittenRecord[],
    asOf: string,
    areNew: boolean,
  ): Promise<boolean>;
  /** The database's time, as PostgreSQL writes it. */
  time(): Promise<string>;
  count(model: RecordModel, changes: readonly RecordChange[]): void;
  /** Guestcard's ids of a property's records of one model, by RPX's ids. */
  ids(model: RecordModel, place: PlaceOfRecords): Promise<ReadonlyMap<string, string>>;
  readonly counts: Readonly<Partial<Record<RecordModel, ModelCounts>>>;
  /** What webhooks name as the cause; null: a sync that they are not told of. */
  readonly job: RecordJob | null;
};

/** Records a statement writes at most: beyond that a transaction holds its locks for longer than it saves trips. */
export const MOST_AT_ONCE = 500;

export function createRecordStore(
  pool: pg.Pool,
  hold: LaneHold,
  run: Pick<OpenRun, "id" | "kind" | "isFirst" | "traceContext">,
  turns: Turns,
): RecordStore {
  const { accountId, integrationId } = hold;
  // Everything of a first sync or a back-sync is new to the caller, who reads it as a whole (contract/propexo.md §4.3).
  const { id, kind, isFirst, traceContext } = run;
  const job = isFirst || kind === "back" ? null : { id, type: syncJobType(kind), traceContext };
  const counts: Partial<Record<RecordModel, ModelCounts>> = {};
  const memory = new ReusedBytesPool();

  function count(model: RecordModel, changes: readonly RecordChange[]): void {
    const counted = (counts[model] ??= { new: 0, updated: 0, unchanged: 0 });
    for (const { kind } of changes) if (kind !== "erased") counted[kind]++;
  }

  async function copy(inputs: readonly RecordInput[]): Promise<RecordChange[] | null> {
    const lines = memory.take();
    const changes = await copyNewRecords(pool, inputs, lines);
    memory.giveBack(lines);
    return changes;
  }

  async function upsert(
    model: RecordModel,
    { propertyId, xPropertyId }: PlaceOfRecords,
    seen: readonly WrittenRecord[],
    asOf: string | null,
    areNew: boolean,
  ): Promise<boolean> {
    const inputs = seen.map(({ xId, json }): RecordInput => ({
      accountId,
      integrationId,
      model,
      propertyId,
      xPropertyId,
      xId,
      json,
      asOf,
    }));
    const changes = await turns(
      async () => (areNew && job === null ? await copy(inputs) : null) ?? upsertRecords(pool, inputs, job),
    );
    count(model, changes);
    return changes.filter(({ kind }) => kind === "new").length * 2 > changes.length;
  }

  return {
    counts,
    job,
    count,
    async store(model, place, seen) {
      count(model, []);
      for (const batch of batches(seen)) {
        const written = batch.map(({ xId, data }) => ({ xId, json: storableBytes(data) }));
        await upsert(model, place, written, null, false);
      }
      const { propertyId, xPropertyId } = place;
      const xIds = seen.map(({ xId }) => xId);
      await turns(() => markSeen(pool, { accountId, integrationId, model, propertyId, xPropertyId }, xIds));
    },
    storeSome: upsert,
    async time() {
      const result = await pool.query<{ now: string }>(`select clock_timestamp()::text as now`);
      return result.rows[0]?.now ?? "";
    },
    async ids(model, { xPropertyId }) {
      const result = await pool.query<{ x_id: string; id: string }>({
        name: "record-ids-of-property",
        text: `select x_id, id from records
          where account_id = $1 and model = $2 and integration_id = $3 and x_property_id = $4`,
        values: [accountId, model, integrationId, xPropertyId],
      });
      return new Map(result.rows.map((row) => [row.x_id, row.id]));
    },
  };
}

/** Cuts a list into parts of at most `MOST_AT_ONCE`. */
export function batches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_AT_ONCE) }, (_, n) =>
    items.slice(n * MOST_AT_ONCE, (n + 1) * MOST_AT_ONCE),
  );
}
