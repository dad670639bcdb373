import type pg from "pg";
import type { WriteState } from "../status/states.ts";
import type { StandNow } from "./overview.ts";

/** How many writes of an integration are in a state, and whether RPX refuses them for now. */
export type Standing = {
  readonly integration_id: string;
  readonly state: WriteState;
  readonly is_blocked: boolean;
  readonly count: number;
  /** When the oldest of them was accepted. */
  readonly oldest_at: Date;
};

/** Where the open writes of an account stand, as the workers last saw them: a second or two ago. */
export async function readStandings(
  pool: pg.Pool,
  accountId: string,
  integrationId: string | null,
): Promise<Standing[]> {
  const found = await pool.query<Standing>({
    name: "read-standings",
    // Blocks are few, and looked up for a property of an integration, not for each write.
    text: `with placed as (
        select integration_id, x_property_id, state, count(*) as count, min(created_at) as oldest_at
        from write_tracks
        where account_id = $1 and ($2::uuid is null or integration_id = $2)
          and state not in ('rejected', 'expired', 'given_up')
        group by 1, 2, 3)
      select integration_id, state, sum(count)::int as count, min(oldest_at) as oldest_at,
        state = 'waiting' and exists (
          select from lane_blocks b where b.integration_id = p.integration_id and b.x_property_id in ('', p.x_property_id)
        ) as is_blocked
      from placed p group by 1, 2, 5`,
    values: [accountId, integrationId],
  });
  return found.rows;
}

/** All standings together. */
export function standNow(standings: readonly Standing[]): StandNow {
  const sum = (isWanted: (one: Standing) => boolean): number =>
    standings.filter(isWanted).reduce((total, { count }) => total + count, 0);
  const of = (state: WriteState): number => sum((one) => one.state === state);
  return {
    waiting: of("waiting"),
    blocked: sum((one) => one.is_blocked),
    sending: of("sending"),
    unknown: of("unknown"),
    locating: of("locating"),
    stored: of("stored"),
    needs_review: of("needs_review"),
  };
}
