import type pg from "pg";
import type { Logger } from "pino";
import type { RecordModel } from "../records/record.ts";
import { findSites } from "./find-sites.ts";
import { inParallel } from "./in-parallel.ts";
import { passes } from "./property-steps.ts";
import { createReader, type Reader, type SyncLane } from "./reader.ts";
import { createRecordStore, type RecordStore } from "./record-store.ts";
import type { RpxReads } from "./rpx-reads.ts";
import type { OpenRun, RunResult } from "./run-store.ts";
import { enabledProperties, storeProperties, type SyncedProperty } from "./store-properties.ts";
import type { Turns } from "./turns.ts";

export type SyncParts = {
  readonly pool: pg.Pool;
  readonly rpx: RpxReads;
  readonly log: Logger;
};

/** A property's whole lists are in memory while it is synced: so many at a time, however many calls a lane may make. */
const MOST_PROPERTIES_AT_ONCE = 8;

/**
 * Carries a run out: first the properties, then of each that is enabled what the run is for.
 * @returns null where the lane ended before; the run is still open then.
 */
export async function performRun(
  parts: SyncParts & { readonly turns: Turns },
  lane: SyncLane,
  run: OpenRun,
): Promise<RunResult | null> {
  const { pool, rpx, log } = parts;
  const hold = lane.leased;
  const reader = createReader(lane, log);
  const store = createRecordStore(pool, hold, run, parts.turns);
  const most = Math.min(hold.maxJobConcurrency, MOST_PROPERTIES_AT_ONCE);
  const wants = (model: RecordModel): boolean => run.models.length === 0 || run.models.includes(model);

  let properties: SyncedProperty[] = wants("properties") ? [] : await enabledProperties(pool, hold, null);
  if (properties.length === 0) {
    const sites = await findSites(reader, rpx, most);
    if (reader.hasEnded || !(await storeProperties(pool, hold, sites, store))) return null;
    properties = await enabledProperties(
      pool,
      hold,
      sites.map(({ site }) => site.siteId),
    );
  }
  for (const pass of passes) {
    const steps = pass.filter(({ model }) => wants(model));
    await inParallel(properties, most, async (property) => {
      for (const step of steps) {
        if (reader.hasEnded || reader.failure) return;
        await step.run({ property, rpx, reader, store, pool, hold, run });
      }
    });
  }
  return reader.hasEnded ? null : resultOf(reader, store);
}

/** What was refused to a run does not undo it, as long as it brought something. */
function resultOf(reader: Reader, store: RecordStore): RunResult {
  const { counts } = store;
  const { errors, failure } = reader;
  // A run's list of errors has a limit; why it ended must be in it.
  if (failure)
    return { state: "failed", counts, errors: [...errors.filter((error) => error !== failure), failure] };
  const hasRead = Object.values(counts).some((count) => count.new + count.updated + count.unchanged > 0);
  return { state: hasRead || errors.length === 0 ? "done" : "failed", counts, errors };
}
