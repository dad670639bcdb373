import type pg from "pg";
import { recordTransitions } from "../status/record-transitions.ts";
import type { Transition, WriteRef } from "../status/transitions.ts";

/** How many writes each kind was, after a restore. */
export type LookedUpFirst = { readonly lookedUp: number; readonly toReview: number };

const MOST_IN_ONE = 500;
const REASON =
  "The database was restored: it may have been delivered since the backup, so RPX is asked first.";
const REVIEW =
  "The database was restored: this may have been settled since the backup. Look in RealPage first.";

type FoundWrite = WriteRef & { readonly acceptedAt: Date; readonly errors: readonly string[] };

/**
 * After a restore: of every write that is not finished here, RPX is asked before it is sent, because it may have been
 * delivered after the backup. Failed ones are looked up, too, should they be retried. Safe to be done twice.
 */
export async function lookUpFirst(client: pg.PoolClient): Promise<LookedUpFirst> {
  const now = new Date();
  const counts = { lookedUp: 0, toReview: 0 };
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const writes = await readUnfinished(client, after);
    const last = writes.at(-1);
    if (!last) break;
    after = last.id;
    const results = await recordTransitions(
      client,
      writes.map((write) => transitionOf(write, now)),
    );
    for (const [index, write] of writes.entries()) {
      // A worker was quicker, which there should not be while a database is restored.
      if (results[index]?.kind !== "applied")
        throw new Error("Writes are being moved while the database is restored: stop the other processes.");
      counts[write.state === "needs_review" ? "toReview" : "lookedUp"]++;
    }
  }
  await client.query(
    `update writes set uncertain_since = coalesce(uncertain_since, created_at), uncertain_until = clock_timestamp()
     where state in ('rejected', 'expired') and erased_at is null`,
  );
  await client.query(`update lanes set due_at = now(), lease_token = null, lease_until = '-infinity'`);
  return counts;
}

function transitionOf({ acceptedAt, errors, ...write }: FoundWrite, now: Date): Transition {
  const common = { write, event: "restored", leaseToken: null } as const;
  // It may have been sent at any time between its acceptance and now, so that the settle time begins now.
  const uncertain = { uncertainSince: acceptedAt, isUncertain: true } as const;
  if (write.state === "needs_review") {
    const changes = { ...uncertain, errors: [...new Set([...errors, REVIEW])] };
    return { ...common, dueAt: null, reason: REVIEW, changes };
  }
  return { ...common, dueAt: now, reason: REASON, changes: { ...uncertain, lookUps: 0 } };
}

async function readUnfinished(client: pg.PoolClient, after: string): Promise<FoundWrite[]> {
  const result = await client.query<FoundWrite>(
    `select id, account_id as "accountId", integration_id as "integrationId", property_id as "propertyId",
       x_property_id as "xPropertyId", version, state, attempts, created_at as "acceptedAt", errors
     from writes where id > $1 and state in ('waiting', 'sending', 'unknown', 'locating', 'needs_review')
     order by id limit $2`,
    [after, MOST_IN_ONE],
  );
  return result.rows;
}
