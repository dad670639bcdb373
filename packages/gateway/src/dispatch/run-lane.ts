import type { RpxCredentials } from "../connectors/realpage-rpx/credentials.ts";
import { levelOf } from "../database/connect.ts";
import type { NewWrite } from "../intake/new-write.ts";
import type { LeadStore } from "../records/store-lead.ts";
import type { TransitionWriter } from "../status/transition-writer.ts";
import { Lane } from "./lane.ts";
import { createLaneBlocks, type KeptBlock, loadLaneBlocks } from "./lane-blocks.ts";
import type { LaneReturn, LeasedLane } from "./lane-store.ts";
import {
  EMPTY_LANE,
  FIRST_WRITES,
  type LaneReading,
  loadBeginnings,
  type QueueReader,
} from "./loaded-write.ts";
import { createPacer, requestInterval } from "./pacer.ts";
import type { Rush } from "./rush.ts";
import { Stopwatch } from "./stopwatch.ts";
import type { WorkerParts } from "./worker.ts";

/** After a failure that nobody expected a lane is left alone for so long. */
const AFTER_FAILURE_MS = 1000;
/** In times of a lease: how often a sync that was asked for, and whose announcement was lost, is looked for meanwhile. */
const LEASES_A_LOOK = 6;

/** What the lanes of one lease begin with. */
export type LaneBeginnings = {
  /** Of each lane, by its integration. */
  readonly readings: ReadonlyMap<string, LaneReading>;
  readonly blocks: readonly KeptBlock[];
};

/** Reads what lanes that were just leased begin with, all in one go. */
export async function readBeginnings(
  { pool }: WorkerParts,
  lanes: readonly LeasedLane[],
): Promise<LaneBeginnings> {
  const ids = lanes.map((lane) => lane.integrationId);
  const [readings, blocks] = await Promise.all([loadBeginnings(pool, ids), loadLaneBlocks(pool, ids)]);
  return { readings, blocks };
}

/** A lane at work, with what it does when no write wants it. */
export type RunningLane = {
  readonly lane: Lane;
  /** Starts the background, or has it run once more where it runs. */
  startBackground(): void;
  /** Starts the background where its time has come, or where it has not looked for something to do for long. */
  keepTime(): void;
};

export type LaneRun = {
  readonly leased: LeasedLane;
  /** Begun before the lease was asked for. */
  readonly sinceLeased: Stopwatch;
  readonly beginnings: Promise<LaneBeginnings>;
  readonly transitions: TransitionWriter;
  readonly storeLead: LeadStore;
  readonly mayIdle: () => boolean;
  readonly rush: Rush;
  readonly readQueue: QueueReader;
  /** Told once, before the first write is begun. Gives the writes that were taken in for the lane while it was leased. */
  readonly onStart: (running: RunningLane) => readonly NewWrite[];
};

/** Runs a leased lane until it ends. Says how it is to be given back; whatever happens, it is. */
export async function runLane(parts: WorkerParts, run: LaneRun): Promise<LaneReturn> {
  const { pool, log } = parts;
  const { leased } = run;
  const { integrationId, accountId, leaseToken } = leased;
  const interval = requestInterval(leased.maxRequestFrequency, leased.maxRequestCadence);
  const pacer = createPacer(interval, leased.paceWaitMs + (leased.wasAbandoned ? interval : 0));
  let restMs = 0;
  /** Until the background has said otherwise. */
  let backgroundDueAt: Date | null = new Date();
  try {
    const beginnings = await run.beginnings;
    const credentials = JSON.parse(
      parts.sealer.open(leased.credentialsSealed, integrationId),
    ) as RpxCredentials;
    const reading = beginnings.readings.get(integrationId) ?? EMPTY_LANE;
    const blocks = createLaneBlocks(pool, integrationId, parts.times.firstProbeMs, {
      kept: beginnings.blocks.filter((block) => block.integrationId === integrationId),
      onFreed: () => lane.poke(),
    });
    const lane: Lane = new Lane({
      leased,
      sinceLeased: run.sinceLeased,
      leaseMs: parts.times.leaseMs,
      pacer,
      beginnings: reading,
      mayHoldMore: reading.writes.filter((write) => write.state === "waiting").length >= FIRST_WRITES,
      mayIdle: run.mayIdle,
      rush: run.rush,
      readQueue: run.readQueue,
      delivery: (call) => ({
        integrationId,
        accountId,
        leaseToken,
        credentials,
        blocks,
        pool,
        rpx: parts.rpx,
        times: parts.times,
        log: log.child({ integration_id: integrationId, account_id: accountId }),
        call: { ...call, credentials },
        record: (transition) => run.transitions.record(transition),
        storeLead: run.storeLead,
        metrics: parts.metrics,
        tracer: parts.tracer,
        span: null,
      }),
    });
    const background = runBackground(parts, lane, (dueAt) => {
      backgroundDueAt = dueAt;
    });
    lane.hand(
      run.onStart({
        lane,
        startBackground: background.start,
        keepTime: () => {
          const isDue = backgroundDueAt !== null && backgroundDueAt.getTime() <= Date.now();
          if (isDue || background.restedMs() >= LEASES_A_LOOK * parts.times.leaseMs) background.start();
        },
      }),
    );
    background.start();
    ({ restMs } = await lane.run(background.isRunning));
    await background.ended();
  } catch (error) {
    log[levelOf(error)]({ err: error, integration_id: integrationId }, "lane stopped");
    restMs = AFTER_FAILURE_MS;
  }
  return { integrationId, leaseToken, paceWaitMs: pacer.handOverMs(), restMs, backgroundDueAt };
}

/** The background of a lane: run at once, and again where it is asked for while it runs. */
function runBackground(parts: WorkerParts, lane: Lane, onDueAt: (dueAt: Date | null) => void) {
  let task: Promise<void> | null = null;
  let again = false;
  let sinceEnded = new Stopwatch();
  const start = (): void => {
    again = task !== null;
    task ??= parts
      .background(lane)
      .then(onDueAt)
      .catch((error: unknown) => {
        parts.log[levelOf(error)]({ err: error, integration_id: lane.leased.integrationId }, "sync stopped");
        onDueAt(new Date(Date.now() + AFTER_FAILURE_MS));
      })
      .finally(() => {
        task = null;
        sinceEnded = new Stopwatch();
        const goesOn = lane.synced();
        if (again && goesOn) start();
      });
  };
  return {
    start,
    isRunning: () => task !== null,
    restedMs: () => (task === null ? sinceEnded.elapsedMs() : 0),
    ended: async () => task,
  };
}
