import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import type { RealPageRpx } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { groupCommit } from "../database/group-commit.ts";
import { listen } from "../database/listen.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { EarlyStart, NewWrite } from "../intake/new-write.ts";
import { createLeadStore } from "../records/store-lead.ts";
import { startTransitionWriter } from "../status/transition-writer.ts";
import type { DeliveryMetrics } from "../telemetry/metrics/delivery-metrics.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import { createAnnouncer } from "./announcer.ts";
import type { DeliveryTimes } from "./delivery.ts";
import type { Lane } from "./lane.ts";
import {
  giveBackLanes,
  LANES_CHANNEL,
  type LaneReturn,
  type LeasedLane,
  leaseLanes,
  markDueLanes,
  readNews,
  RENEWED_AFTER,
  renewLeases,
} from "./lane-store.ts";
import { type LaneBeginnings, readBeginnings, runLane, type RunningLane } from "./run-lane.ts";
import { createQueueReader } from "./loaded-write.ts";
import { Rush } from "./rush.ts";
import { Stopwatch } from "./stopwatch.ts";

/** What a lane does when no write wants it (sync). Resolves with when it has something to do next; null: when told. */
export type Background = (lane: Lane) => Promise<Date | null>;

export type WorkerParts = {
  readonly pool: pg.Pool;
  readonly rpx: RealPageRpx;
  readonly sealer: Sealer;
  readonly log: Logger;
  readonly times: DeliveryTimes;
  /** How many lanes this process serves at the same time. */
  readonly mostLanes: number;
  readonly background: Background;
  readonly metrics: DeliveryMetrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
};

/** Delivers writes: leases lanes that have work and runs them. */
export type Worker = {
  /**
   * Tells that these writes are being committed: their lanes are leased meanwhile. Gives those, by their ids, that a
   * lane can send at once, for which it waits to be told how the commit ended.
   */
  expect(writes: readonly NewWrite[]): ReadonlyMap<string, EarlyStart>;
  /** Takes over writes that this process has just committed and that wait. Those of lanes that another process holds are told there. */
  take(writes: readonly NewWrite[]): void;
  /** Says that the credentials or the pace of an integration were changed. */
  change(integrationId: string): void;
  /**
   * Begins nothing more and waits for the calls under way, at most `graceMs`; then ends them, and what RPX may have
   * got is recorded as unknown.
   */
  stop(graceMs: number): Promise<void>;
};

/** How often lanes that are due, and that nobody told of, are looked for. */
const POLL_MS = 1000;
/** Every so many polls, writes that are due in lanes that are not are looked for. */
const POLLS_A_SWEEP = 5;

/** What a lane that is not leased here is wanted for. */
type Wanted = {
  /** Writes that this process took in for it. */
  readonly writes: NewWrite[];
  /** Whether another process says that it has work. */
  isAnnounced: boolean;
};

/** Starts a worker. It goes on by itself after the database was away. */
export function startWorker(parts: WorkerParts): Worker {
  const { pool, log } = parts;
  const owner = `${hostname()}:${process.pid}`;
  const lanes = new Map<string, RunningLane>();
  /** Integrations whose lane is leased here, from the lease until it is given back. */
  const held = new Set<string>();
  const running = new Set<Promise<void>>();
  const transitions = startTransitionWriter(pool, log);
  const storeLead = createLeadStore(pool);
  const rush = new Rush();
  const readQueue = createQueueReader(pool);
  const { announceWrites } = createAnnouncer(pool, log);
  const giveBack = groupCommit({
    commit: async (returns: readonly LaneReturn[]) => {
      await giveBackLanes(pool, returns);
      return returns;
    },
    most: 100,
    isPatient: () => false,
  });
  const wanted = new Map<string, Wanted>();
  /** Lanes that another process was just found to hold; forgotten with every poll. */
  const elsewhere = new Set<string>();
  let stopping = false;
  let leasing = false;
  let lastLeasing = Promise.resolve();
  let polls = 0;

  const isFull = (): boolean => running.size >= parts.mostLanes;

  async function run(
    leased: LeasedLane,
    sinceLeased: Stopwatch,
    beginnings: Promise<LaneBeginnings>,
  ): Promise<void> {
    const { integrationId } = leased;
    const left = await runLane(parts, {
      leased,
      sinceLeased,
      beginnings,
      transitions,
      storeLead,
      mayIdle: () => !isFull() && !stopping,
      rush,
      readQueue,
      onStart: (begun) => {
        lanes.set(integrationId, begun);
        if (stopping) begun.lane.stop();
        const found = wanted.get(integrationId);
        wanted.delete(integrationId);
        if (found?.isAnnounced === true) begun.lane.poke();
        return found?.writes ?? [];
      },
    });
    // A lane that could not begin rests; what was wanted of it is in the database.
    if (!lanes.delete(integrationId)) wanted.delete(integrationId);
    await giveBack(left).catch((error: unknown) =>
      log.warn({ err: error, integration_id: integrationId }, "lane not given back; its lease will run out"),
    );
    held.delete(integrationId);
  }

  /** Notes what a lane is wanted for. */
  function want(integrationId: string, why: { writes?: readonly NewWrite[]; isAnnounced?: true }): void {
    let entry = wanted.get(integrationId);
    if (!entry) wanted.set(integrationId, (entry = { writes: [], isAnnounced: false }));
    entry.writes.push(...(why.writes ?? []));
    entry.isAnnounced ||= why.isAnnounced === true;
  }

  /** What no lane can be had for here: the processes are told of writes that this one took in. */
  function giveUp(integrationIds: Iterable<string>): void {
    const told: string[] = [];
    for (const id of integrationIds) {
      if ((wanted.get(id)?.writes.length ?? 0) > 0) told.push(id);
      wanted.delete(id);
    }
    if (told.length > 0) announceWrites(told);
  }

  /** Leases what is due; a call that comes meanwhile finds it being done. */
  function lease(): void {
    if (leasing || stopping) return;
    leasing = true;
    lastLeasing = leaseDue();
  }

  async function leaseDue(): Promise<void> {
    try {
      for (;;) {
        const most = Math.min(parts.mostLanes - running.size, 64);
        const ids = [...wanted.keys()].filter((id) => !held.has(id));
        if (most <= 0) {
          // Idle lanes make room for those that others wait for, which are leased as they end.
          for (const { lane } of lanes.values()) if (lane.isIdle) lane.poke();
          giveUp(ids);
        }
        if (most <= 0 || stopping) break;
        const sinceLeased = new Stopwatch();
        const leased = await leaseLanes(pool, { owner, most, ids, leaseMs: parts.times.leaseMs });
        const got = new Set(leased.map((lane) => lane.integrationId));
        const missed = ids.filter((id) => !got.has(id));
        for (const id of missed) elsewhere.add(id);
        giveUp(missed);
        if (leased.length > 0) {
          const beginnings = readBeginnings(parts, leased);
          // Each lane meets a failure itself.
          beginnings.catch(() => undefined);
          for (const lane of leased) {
            held.add(lane.integrationId);
            elsewhere.delete(lane.integrationId);
            const task = run(lane, sinceLeased, beginnings).finally(() => {
              const wasFull = isFull();
              running.delete(task);
              // A write that came while the lane was given back found it held; or other lanes wait for a place.
              if (wasFull || wanted.size > 0) lease();
            });
            running.add(task);
          }
        }
        if (leased.length < most && [...wanted.keys()].every((id) => held.has(id))) break;
      }
    } catch (error) {
      log.warn({ err: error }, "lanes not leased");
    } finally {
      leasing = false;
    }
  }

  async function renew(): Promise<void> {
    const leased = [...lanes.values()];
    if (leased.length === 0) return;
    const sinceAsked = new Stopwatch();
    const standing = await renewLeases(
      pool,
      leased.map(({ lane }) => ({ leaseToken: lane.leased.leaseToken, paceWaitMs: lane.pacer.handOverMs() })),
      parts.times.leaseMs,
    );
    for (const one of leased) {
      const { lane } = one;
      const settings = standing.get(lane.leased.leaseToken);
      if (settings) {
        lane.renewed(sinceAsked, settings);
        one.keepTime();
      } else if (lanes.get(lane.leased.integrationId) === one) {
        log.warn({ integration_id: lane.leased.integrationId }, "lease lost");
        lane.lost();
      }
    }
  }

  /** An idle lane is begun anew with its new settings; to one at work they come with a renewal, made at once. */
  function change(integrationId: string): void {
    const found = lanes.get(integrationId);
    if (!found || stopping) return;
    found.lane.settingsChanged();
    renew().catch((error: unknown) => log.warn({ err: error }, "leases not renewed"));
  }

  /** Runs `action` again and again with `everyMs` in between, whatever becomes of it. */
  async function repeat(everyMs: number, action: () => Promise<void>): Promise<void> {
    while (!ended.signal.aborted) {
      await action().catch((error: unknown) => log.warn({ err: error }, "database away"));
      await pause(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  function expect(writes: readonly NewWrite[]): ReadonlyMap<string, EarlyStart> {
    const early = new Map<string, EarlyStart>();
    /** Lanes in which one will wait, which those after it are not to overtake. */
    const waiting = new Set<string>();
    for (const write of writes) {
      const { id, integrationId } = write;
      const lane = lanes.get(integrationId)?.lane;
      if (lane?.expect() !== true) {
        if (!elsewhere.has(integrationId)) want(integrationId, {});
        continue;
      }
      const start = waiting.has(integrationId) ? null : lane.startEarly(write);
      if (start) early.set(id, start);
      else waiting.add(integrationId);
    }
    if (wanted.size > 0) lease();
    return early;
  }

  function take(writes: readonly NewWrite[]): void {
    for (const [id, ofLane] of Map.groupBy(writes, (write) => write.integrationId))
      if (lanes.get(id)?.lane.hand(ofLane) !== true) {
        if (elsewhere.has(id) && !held.has(id)) announceWrites([id]);
        else want(id, { writes: ofLane });
      }
    if (wanted.size > 0) lease();
  }

  const ended = new AbortController();
  const listener = listen(pool, log, LANES_CHANNEL, (payload) => {
    const { integrationId, news } = readNews(payload);
    if (news === "changed") change(integrationId);
    const found = lanes.get(integrationId);
    if (news !== "writes") found?.startBackground();
    if (found?.lane.poke() === true) return;
    want(integrationId, { isAnnounced: true });
    lease();
  });
  const loops = [
    repeat(POLL_MS, async () => {
      elsewhere.clear();
      if (polls++ % POLLS_A_SWEEP === 0) await markDueLanes(pool);
      lease();
    }),
    repeat(parts.times.leaseMs * RENEWED_AFTER, renew),
  ];

  return {
    expect,
    take,
    change,
    async stop(graceMs) {
      stopping = true;
      await listener.stop();
      for (const { lane } of lanes.values()) lane.stop();
      const grace = new AbortController();
      await Promise.race([
        Promise.allSettled(running),
        pause(graceMs, undefined, { signal: grace.signal }).catch(() => undefined),
      ]);
      grace.abort();
      for (const { lane } of lanes.values()) lane.abort();
      transitions.stop();
      ended.abort();
      await Promise.allSettled(loops);
      // Lanes that were being leased when the stop came are begun, and end at once.
      await lastLeasing;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
