import type pg from "pg";
import type { RecordModel } from "../records/record.ts";
import type { Reader } from "./reader.ts";
import type { RecordStore } from "./record-store.ts";
import type { RpxReads } from "./rpx-reads.ts";
import type { LaneHold, OpenRun } from "./run-store.ts";
import type { SyncedProperty } from "./store-properties.ts";

/** What a step works with: one property, and the parts of the run. */
export type StepScope = {
  readonly property: SyncedProperty;
  readonly rpx: RpxReads;
  readonly reader: Reader;
  readonly store: RecordStore;
  readonly pool: pg.Pool;
  readonly hold: LaneHold;
  readonly run: Pick<OpenRun, "id" | "kind">;
};

/** Brings the records of one model of one property. */
export type PropertyStep = {
  readonly model: RecordModel;
  readonly run: (scope: StepScope) => Promise<void>;
};
