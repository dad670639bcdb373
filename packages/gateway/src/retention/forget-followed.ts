import type pg from "pg";

/** Charts of the last hours show minutes; older ones show hours. */
const MINUTES_FOR = "2 days";

/**
 * Deletes what search and overview keep of writes that are gone, and counts that are older than writes are kept.
 * @param before the id below which finished writes were deleted.
 * @param tallied the moment that this id stands for.
 */
export async function forgetFollowed(
  client: pg.PoolClient,
  before: string,
  tallied: Date,
  mostAtOnce: number,
): Promise<void> {
  for (const table of ["write_search", "write_tracks"])
    for (;;) {
      const deleted = await client.query(
        `delete from ${table} where ctid = any(array(
           select ctid from ${table} t where t.id < $1
             and not exists (select from writes w where w.account_id = t.account_id and w.id = t.id) limit $2))`,
        [before, mostAtOnce],
      );
      if ((deleted.rowCount ?? 0) < mostAtOnce) break;
    }
  await client.query(
    `delete from write_tallies where at < $1 or size = 'minute' and at < now() - interval '${MINUTES_FOR}'`,
    [tallied],
  );
}
