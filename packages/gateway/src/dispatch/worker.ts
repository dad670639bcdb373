import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { Logger } from "pino";
import type { RpxCredentials } from "../connectors/realpage-rpx/credentials.ts";
import type { RealPageRpx } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { isDatabaseAway } from "../database/connect.ts";
import { listen } from "../database/listen.ts";
import type { Sealer } from "../credentials/sealer.ts";
import { createLeadStore } from "../records/store-lead.ts";
import { startTransitionWriter } from "../status/transition-writer.ts";
import type { DeliveryMetrics } from "../telemetry/metrics/delivery-metrics.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import type { DeliveryTimes } from "./delivery.ts";
import { Lane } from "./lane.ts";
import { loadLaneBlocks } from "./lane-blocks.ts";
import {
  announceWork,
  giveBackLane,
  LANES_CHANNEL,
  type LeasedLane,
  leaseLanes,
  markDueLanes,
  RENEWED_AFTER,
  renewLeases,
} from "./lane-store.ts";
import { createPacer, requestInterval } from "./pacer.ts";

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
  /** Tells that these integrations have new writes. Lanes that another process holds are told there. */
  wake(integrationIds: Iterable<string>): void;
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

/** Starts a worker. It goes on by itself after the database was away. */
export function startWorker(parts: WorkerParts): Worker {
  const { pool, log } = parts;
  const owner = `${hostname()}:${process.pid}`;
  const lanes = new Map<string, Lane>();
  /** Integrations whose lane is leased here, from the lease until it is given back. */
  const held = new Set<string>();
  const running = new Set<Promise<void>>();
  const transitions = startTransitionWriter(pool, log);
  const storeLead = createLeadStore(pool);
  const backgrounds = new Map<string, ReturnType<typeof runBackground>>();
  /** Integrations that this process took a write for and whose lane it does not hold. */
  const wanted = new Set<string>();
  let stopping = false;
  let leasing = false;
  let lastLeasing = Promise.resolve();
  let polls = 0;

  async function runLane(leased: LeasedLane, leasedAt: number): Promise<void> {
    const { integrationId, accountId, leaseToken } = leased;
    const interval = requestInterval(leased.maxRequestFrequency, leased.maxRequestCadence);
    const pacer = createPacer(interval, leased.paceWaitMs + (leased.wasAbandoned ? interval : 0));
    let restMs = 0;
    let backgroundDueAt: Date | null = null;
    try {
      const blocks = await loadLaneBlocks(pool, integrationId, parts.times.firstProbeMs);
      const credentials = JSON.parse(
        parts.sealer.open(leased.credentialsSealed, integrationId),
      ) as RpxCredentials;
      const made = new Lane({
        leased,
        leasedAt,
        leaseMs: parts.times.leaseMs,
        pacer,
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
          record: (transition) => transitions.record(transition),
          storeLead,
          metrics: parts.metrics,
          tracer: parts.tracer,
        }),
      });
      lanes.set(integrationId, made);
      if (stopping) made.stop();
      const background = runBackground(made, (dueAt) => {
        backgroundDueAt = dueAt;
      });
      backgrounds.set(integrationId, background);
      background.start();
      ({ restMs } = await made.run(background.isRunning));
      await background.ended();
    } catch (error) {
      const level = isDatabaseAway(error) ? "warn" : "error";
      log[level]({ err: error, integration_id: integrationId }, "lane stopped");
      restMs = POLL_MS;
    } finally {
      lanes.delete(integrationId);
      backgrounds.delete(integrationId);
    }
    const paceWaitMs = Math.max(0, pacer.waitMs());
    await giveBackLane(pool, { integrationId, leaseToken, paceWaitMs, restMs, backgroundDueAt }).catch(
      (error: unknown) =>
        log.warn(
          { err: error, integration_id: integrationId },
          "lane not given back; its lease will run out",
        ),
    );
    held.delete(integrationId);
  }

  /** The background of a lane: run at once, and again where it is asked for while it runs. */
  function runBackground(lane: Lane, onDueAt: (dueAt: Date | null) => void) {
    let task: Promise<void> | null = null;
    let again = false;
    const start = (): void => {
      again = task !== null;
      task ??= parts
        .background(lane)
        .then(onDueAt)
        .catch((error: unknown) => {
          const level = isDatabaseAway(error) ? "warn" : "error";
          log[level]({ err: error, integration_id: lane.leased.integrationId }, "sync stopped");
          onDueAt(new Date(Date.now() + POLL_MS));
        })
        .finally(() => {
          task = null;
          if (again && lane.poke()) start();
          else lane.poke();
        });
    };
    return { start, isRunning: () => task !== null, ended: async () => task };
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
        if (most <= 0 || stopping) break;
        const ids = [...wanted].filter((id) => !held.has(id));
        for (const id of ids) wanted.delete(id);
        const leasedAt = performance.now();
        const leased = await leaseLanes(pool, { owner, most, ids, leaseMs: parts.times.leaseMs });
        const elsewhere = ids.filter((id) => !leased.some((lane) => lane.integrationId === id));
        if (elsewhere.length > 0) await announceWork(pool, elsewhere);
        for (const lane of leased) {
          held.add(lane.integrationId);
          const task = runLane(lane, leasedAt).finally(() => {
            const wasFull = running.size >= parts.mostLanes;
            running.delete(task);
            // A write that came while the lane was given back found it held; or other lanes wait for a place.
            if (wasFull || wanted.size > 0) lease();
          });
          running.add(task);
        }
        if (leased.length < most && [...wanted].every((id) => held.has(id))) break;
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
    const askedAt = performance.now();
    const standing = await renewLeases(
      pool,
      leased.map((lane) => ({ leaseToken: lane.leased.leaseToken, paceWaitMs: lane.pacer.waitMs() })),
      parts.times.leaseMs,
    );
    for (const lane of leased) {
      if (standing.has(lane.leased.leaseToken)) lane.renewed(askedAt);
      else if (lanes.get(lane.leased.integrationId) === lane) {
        log.warn({ integration_id: lane.leased.integrationId }, "lease lost");
        lane.lost();
      }
    }
  }

  /** Runs `action` again and again with `everyMs` in between, whatever becomes of it. */
  async function repeat(everyMs: number, action: () => Promise<void>): Promise<void> {
    while (!ended.signal.aborted) {
      await action().catch((error: unknown) => log.warn({ err: error }, "database away"));
      await pause(everyMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  }

  function wake(integrationIds: Iterable<string>): void {
    for (const id of integrationIds) if (!lanes.get(id)?.poke()) wanted.add(id);
    lease();
  }

  const ended = new AbortController();
  const listener = listen(pool, log, LANES_CHANNEL, (integrationId) => {
    backgrounds.get(integrationId)?.start();
    // Marked due by who announced it, so the lane is leased like any that is due.
    if (lanes.get(integrationId)?.poke() !== true) lease();
  });
  const loops = [
    repeat(POLL_MS, async () => {
      if (polls++ % POLLS_A_SWEEP === 0) await markDueLanes(pool);
      lease();
    }),
    repeat(parts.times.leaseMs * RENEWED_AFTER, renew),
  ];

  return {
    wake,
    async stop(graceMs) {
      stopping = true;
      await listener.stop();
      for (const lane of lanes.values()) lane.stop();
      const grace = new AbortController();
      await Promise.race([
        Promise.allSettled(running),
        pause(graceMs, undefined, { signal: grace.signal }).catch(() => undefined),
      ]);
      grace.abort();
      for (const lane of lanes.values()) lane.abort();
      transitions.stop();
      ended.abort();
      await Promise.allSettled(loops);
      // Lanes that were being leased when the stop came are begun, and end at once.
      await lastLeasing;
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
