import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { currentIdentity, keepIdentity, keptIdentity } from "./database-identity.ts";
import { type LookedUpFirst, lookUpFirst } from "./look-up-first.ts";

/** An arbitrary constant: of processes that start at once, one settles a restore and the others wait. */
const RESTORE_LOCK = 4_217_004;

/**
 * Recognises a database that was restored, or failed over, since a gateway last ran on it, and then asks RPX first of
 * everything that is not finished. To be called before a worker starts.
 * @param always also where nothing shows that it was restored: the operator says so.
 * @returns null where it was not restored.
 */
export async function recogniseRestore(
  pool: pg.Pool,
  doer: Doer,
  always = false,
): Promise<LookedUpFirst | null> {
  return inTransaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock($1)`, [RESTORE_LOCK]);
    const identity = await currentIdentity(client);
    const kept = await keptIdentity(client);
    if (kept === identity && !always) return null;
    await keepIdentity(client, identity);
    if (kept === null && !always) return null;
    const counts = await lookUpFirst(client);
    await recordAct(client, doer, {
      action: "database.restored",
      accountId: null,
      object: { kind: "database", id: null },
      after: counts,
    });
    return counts;
  });
}
