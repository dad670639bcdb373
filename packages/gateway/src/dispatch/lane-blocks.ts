import type pg from "pg";
import type { BlockedCause } from "../connectors/realpage-rpx/outcomes.ts";
import { freeWaiting } from "../status/due-times.ts";

/** The whole integration; any other scope is a property's RPX id. */
const WHOLE = "";
const LONGEST_PAUSE_MS = 15 * 60_000;

type Block = { cause: string; probes: number; probeAt: number };

/**
 * What keeps a lane from sending. A missing subscription blocks one property, everything else the integration.
 * The lease holder is the only writer, so memory and table agree.
 */
export type LaneBlocks = {
  /** Milliseconds until a write of this property may be tried; 0: now. */
  waitMs(xPropertyId: string): number;
  /** Milliseconds until the integration as a whole may be tried; 0: now. */
  wholeWaitMs(): number;
  /** True where the next call for this property is a probe, to be made alone. */
  isProbe(xPropertyId: string): boolean;
  /** Notes that RPX blocked a call, until when to try again. `keep` records it. */
  block(
    xPropertyId: string,
    cause: BlockedCause,
    reason: string,
  ): { readonly probeAt: Date; readonly keep: () => Promise<void> };
  /** Records that a call went through; writes that waited for this become due. */
  unblock(xPropertyId: string): Promise<void>;
};

/** A block as it is kept. */
export type KeptBlock = {
  readonly integrationId: string;
  readonly xPropertyId: string;
  readonly cause: string;
  readonly probes: number;
  /** Milliseconds until the next probe. */
  readonly waitMs: number;
};

/** Reads the blocks of lanes. */
export async function loadLaneBlocks(pool: pg.Pool, integrationIds: readonly string[]): Promise<KeptBlock[]> {
  const result = await pool.query<KeptBlock>({
    name: "load-lane-blocks",
    text: `select integration_id as "integrationId", x_property_id as "xPropertyId", cause, probes,
        (extract(epoch from probe_at - now()) * 1000)::float8 as "waitMs"
      from lane_blocks where integration_id = any($1::uuid[])`,
    values: [integrationIds],
  });
  return result.rows;
}

/**
 * The blocks of a lane that was just leased. `firstPauseMs` is the pause before the first probe; it doubles up to 15
 * minutes. `onFreed` is told where writes that waited have become due.
 */
export function createLaneBlocks(
  pool: pg.Pool,
  integrationId: string,
  firstPauseMs: number,
  { kept, onFreed }: { readonly kept: readonly KeptBlock[]; readonly onFreed: () => void },
): LaneBlocks {
  const blocks = new Map<string, Block>(
    kept.map(({ xPropertyId, cause, probes, waitMs }) => [
      xPropertyId,
      { cause, probes, probeAt: performance.now() + waitMs },
    ]),
  );
  const wait = (scope: string): number => Math.max(0, (blocks.get(scope)?.probeAt ?? 0) - performance.now());

  async function remove(scope: string): Promise<void> {
    const ended = blocks.get(scope);
    await pool.query(`delete from lane_blocks where integration_id = $1 and x_property_id = $2`, [
      integrationId,
      scope,
    ]);
    await freeWaiting(pool, integrationId, scope === WHOLE ? undefined : scope);
    if (blocks.get(scope) === ended) blocks.delete(scope);
    onFreed();
  }

  return {
    waitMs: (xPropertyId) => Math.max(wait(WHOLE), wait(xPropertyId)),
    wholeWaitMs: () => wait(WHOLE),
    isProbe: (xPropertyId) => blocks.has(WHOLE) || blocks.has(xPropertyId),
    block(xPropertyId, cause, reason) {
      const scope = cause === "subscription" ? xPropertyId : WHOLE;
      // Several calls that were under way at once are blocked once.
      const probes = Math.max(1, (blocks.get(scope)?.probes ?? 0) + (wait(scope) > 0 ? 0 : 1));
      const pauseMs = Math.min(firstPauseMs * 2 ** (probes - 1), LONGEST_PAUSE_MS);
      blocks.set(scope, { cause, probes, probeAt: performance.now() + pauseMs });
      return {
        probeAt: new Date(Date.now() + pauseMs),
        keep: async () => {
          await pool.query(
            `insert into lane_blocks (integration_id, x_property_id, cause, reason, since, probes, probe_at)
             values ($1, $2, $3, $4, now(), $5, now() + $6 * interval '1 millisecond')
             on conflict (integration_id, x_property_id) do update set
               cause = excluded.cause, reason = excluded.reason, probes = excluded.probes, probe_at = excluded.probe_at`,
            [integrationId, scope, cause, reason, probes, wait(scope)],
          );
        },
      };
    },
    async unblock(xPropertyId) {
      for (const scope of [WHOLE, xPropertyId]) if (blocks.has(scope)) await remove(scope);
    },
  };
}
