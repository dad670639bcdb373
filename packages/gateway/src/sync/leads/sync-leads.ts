import { CHANGED_WITHIN } from "../../connectors/realpage-rpx/assumptions.ts";
import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import type { Called, ReadOutcome } from "../../connectors/realpage-rpx/outcomes.ts";
import type { RpxCall } from "../../connectors/realpage-rpx/realpage-rpx.ts";
import { ReusedBytesPool } from "../../database/reused-bytes.ts";
import { storableJson } from "../../database/storable-json.ts";
import { clockTolerance, propertyLocalTime } from "../../dispatch/property-clock.ts";
import { leadData } from "../../records/models/lead.ts";
import type { WrittenRecord } from "../record-store.ts";
import type { StepScope } from "../step.ts";
import { createBatches } from "./batches.ts";
import { finishSweep, readLeadCursor, saveSweep, type Sweep, type SweepKind } from "./lead-cursor.ts";
import {
  FIRST_LENGTH_MS,
  lengthAfter,
  type LocalMs,
  localMs,
  localText,
  newestWindow,
  SHORTEST_LENGTH_MS,
  shorter,
} from "./window.ts";

const HOUR_MS = 3_600_000;
/**
 * How far back the first sync of a property's leads goes. RPX has no list of all leads, and one that nobody touched
 * for two years is no lead any more; who needs older ones asks for a back-sync.
 */
const FIRST_SYNC_REACH_MS = 730 * 24 * HOUR_MS;
/** A back-sync goes back to 1970, as the contract's does (contract/propexo.md §4.1). Empty years cost a few calls. */
const BACK_SYNC_FROM: LocalMs = 0;
/** Beside the clocks' tolerance: how late RPX may show a change that was made before it was asked. */
const OVERLAP_MS = HOUR_MS;
/** So many searches in a row that took too long, each for half as much: RPX is slow whatever it is asked for. */
const MOST_SLOW_IN_A_ROW = 6;
/** So many searches are answered after one was too much until more is asked for again: each such try costs its time. */
const CALM_AFTER_TOO_MUCH = 8;
/**
 * Stored together, and so many batches at once. With 500 cards what waits for the database outlives V8's young
 * generation: 160 MB for 50 MB, with 200 70. Two at once, because each waits for a flush of its own.
 */
const BATCHES = { items: 500, batches: 2 };

/**
 * Brings a property's leads up to date: a sweep by the time of their change since the last that came to its end, or
 * of everything. It goes on where an earlier run was interrupted.
 */
export async function syncLeads(scope: StepScope): Promise<void> {
  const { property, pool, hold, run, store } = scope;
  const kind = run.kind === "back" ? "back" : "changes";
  const cursor = await readLeadCursor(pool, hold.integrationId, property.propertyId, kind);
  store.count("leads", []);
  if (cursor.finishedBy === run.id) return;
  let { syncedUntil, lengthMs } = cursor;
  if (cursor.open) {
    const ended = await performSweep(scope, cursor.open);
    if (!ended || ended.runId === run.id) return;
    syncedUntil = ended.beganAt;
    lengthMs = ended.lengthMs;
  }
  await performSweep(scope, newSweep(scope, kind, syncedUntil, lengthMs ?? FIRST_LENGTH_MS));
}

/** A sweep from now back to what is synced, with both ends as far out as the property's clock may be off. */
function newSweep(scope: StepScope, kind: SweepKind, syncedUntil: Date | null, lengthMs: number): Sweep {
  const { utcOffsetMinutes } = scope.property;
  const beganAt = new Date();
  const tolerance = clockTolerance(utcOffsetMinutes);
  const local = (moment: number): LocalMs => localMs(propertyLocalTime(new Date(moment), utcOffsetMinutes));
  const since = syncedUntil?.getTime() ?? beganAt.getTime() - FIRST_SYNC_REACH_MS;
  const from = kind === "back" ? BACK_SYNC_FROM : local(since - tolerance - OVERLAP_MS);
  return { kind, runId: scope.run.id, beganAt, from, to: local(beganAt.getTime() + tolerance), lengthMs };
}

/** Takes a sweep to its end. Null: it stays open; the reader knows why. */
async function performSweep(scope: StepScope, begun: Sweep): Promise<Sweep | null> {
  const { pool, hold, property, store, reader } = scope;
  const leadSources = await store.ids("lead_sources", property);
  const kept: KeptBySweep = { areLikelyNew: true, memory: new ReusedBytesPool() };
  let sweep = begun;
  let slowInARow = 0;
  let calm = CALM_AFTER_TOO_MUCH;
  /** The leads of what the sweep has behind it. */
  let stored = Promise.resolve();
  for (;;) {
    const reached = sweep;
    // While the last leads of one window are stored, the next is asked for.
    const saving = stored.then(() => saveSweep(pool, hold, property.propertyId, reached));
    if (sweep.to <= sweep.from) {
      if (!(await saving)) return null;
      break;
    }
    const search = createSearch(scope, sweep, leadSources, kept);
    const mayAskForLess = search.asked() > SHORTEST_LENGTH_MS && slowInARow < MOST_SLOW_IN_A_ROW;
    const reading = reader.read("prospectsearch", property.xPropertyId, search.make, { mayAskForLess });
    const [isSaved, read] = await allOf(saving, reading).catch(async (error: unknown) => {
      await search.stored.catch(() => undefined);
      throw error;
    });
    ({ stored } = search);
    if (!isSaved || read.kind === "ended") await stored;
    if (!isSaved) return null;
    if (read.kind === "answered") {
      slowInARow = 0;
      sweep = search.rest(++calm > CALM_AFTER_TOO_MUCH);
    } else if (read.kind === "too-much") {
      slowInARow = read.tooMuch === "slow" ? slowInARow + 1 : 0;
      calm = 0;
      sweep = { ...sweep, lengthMs: shorter(search.asked()) };
    } else {
      // Whoever goes on with it begins with as little as was asked for last.
      await saveSweep(pool, hold, property.propertyId, { ...sweep, lengthMs: search.asked() });
      return null;
    }
  }
  return (await finishSweep(pool, hold, property.propertyId, sweep)) ? sweep : null;
}

/** Waits for both, also where one of them fails. @throws what the first threw, else what the second did. */
async function allOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second]);
  return Promise.all([first, second]);
}

/** What the searches of a sweep hand on. */
type KeptBySweep = {
  /** Whether the next leads are likely to be new, as those before were. */
  areLikelyNew: boolean;
  readonly memory: ReusedBytesPool;
};

/** The search for the newest window of what is left of a sweep. */
function createSearch(
  scope: StepScope,
  sweep: Sweep,
  leadSources: ReadonlyMap<string, string>,
  kept: KeptBySweep,
) {
  const { rpx, property, store } = scope;
  let tries = 0;
  let { lengthMs } = sweep;
  let cards = 0;
  let ms = 0;
  let stored = Promise.resolve();
  const asked = (): number => Math.min(lengthMs, sweep.to - sweep.from);

  /** Each further try, be it after a refusal or after it gave way to a lead, is for half as much. */
  async function make(call: RpxCall): Promise<Called<ReadOutcome<unknown>>> {
    if (tries++ > 0) lengthMs = shorter(asked());
    const { from, to } = newestWindow(sweep, lengthMs);
    const asOf = await store.time();
    let batchMemory = kept.memory.take();
    const batches = createBatches<WrittenRecord>(BATCHES, async (leads) => {
      const used = batchMemory;
      batchMemory = kept.memory.take();
      kept.areLikelyNew = await store.storeSome("leads", property, leads, asOf, kept.areLikelyNew);
      kept.memory.giveBack(used);
    });
    const take = (card: FoundGuestCard): Promise<void> | undefined =>
      batches.take(() => ({
        xId: card.guestCardId,
        json: batchMemory.write(storableJson(leadData(card, { leadSources }))),
      }));
    const began = performance.now();
    const criterion = { [CHANGED_WITHIN]: { from: localText(from), to: localText(to) } };
    const called = await rpx.listProspects(call, property.site, criterion, take);
    const isWhole = called.outcome.kind === "answered";
    stored = batches.end(isWhole).then(() => kept.memory.giveBack(batchMemory));
    // Who reads `stored` hears of a failure; until then nobody needs to.
    stored.catch(() => undefined);
    if (!isWhole) await stored;
    cards = batches.taken;
    ms = performance.now() - began;
    return called;
  }

  return {
    make,
    /** How much time was asked for, or is to be. */
    asked,
    /** Resolves once the leads of the reply are stored. @throws what storing threw. */
    get stored() {
      return stored;
    },
    /** What is left of the sweep once the search was answered. */
    rest: (mayGrow: boolean): Sweep => ({
      ...sweep,
      to: newestWindow(sweep, lengthMs).from,
      lengthMs: lengthAfter(lengthMs, { cards, ms }, mayGrow),
    }),
  };
}
