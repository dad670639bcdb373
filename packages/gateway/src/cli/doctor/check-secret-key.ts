import { existsSync } from "node:fs";
import type pg from "pg";
import type { Configuration } from "../../config/configuration.ts";
import { keyFileIn } from "../../credentials/key-file.ts";
import { keyRingOf } from "../../credentials/key-ring.ts";
import { sealedColumns } from "../../credentials/sealed-columns.ts";
import { createSealer, type Sealer } from "../../credentials/sealer.ts";
import { SecretKeyError } from "../../credentials/secret-key.ts";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

const CHECK = "secret key";

/** Whether the secret key opens everything that is sealed. */
export async function checkSecretKey(pool: pg.Pool, configuration: Configuration): Promise<Finding> {
  const ring = keyRingOf(configuration);
  const sealed = await readSealed(pool);
  // Reading the ring would make the file.
  if (ring.isOwnFile && !existsSync(keyFileIn(configuration.DATA_DIR)))
    return sealed.length === 0
      ? ok(CHECK, "none yet; the first start makes one")
      : wrong(
          CHECK,
          `${sealed.length} secrets are sealed, and there is no key`,
          "Set GUESTCARD_SECRET_KEY, or DATA_DIR to the folder that holds secret.key. Without the key, enter the credentials anew.",
        );
  let sealer: Sealer;
  try {
    sealer = createSealer(ring);
  } catch (error) {
    if (error instanceof SecretKeyError)
      return wrong(CHECK, error.message, "Restore secret.key from your backup.");
    throw error;
  }
  const closed = sealed.filter(({ id, text }) => !opens(sealer, text, id));
  if (closed.length > 0)
    return wrong(
      CHECK,
      `opens ${sealed.length - closed.length} of ${sealed.length} sealed secrets; not those of ${distinct(closed)}`,
      "Give the key they were sealed with as GUESTCARD_SECRET_KEY, or beside a newer one in GUESTCARD_SECRET_KEY_PREVIOUS.",
    );
  return ring.isOwnFile && configuration.DATABASE_URL !== null
    ? doubtful(
        CHECK,
        `opens all ${sealed.length} sealed secrets, and is a file of this machine`,
        "Where several machines share the database, give all of them one GUESTCARD_SECRET_KEY.",
      )
    : ok(CHECK, `opens all ${sealed.length} sealed secrets`);
}

type Sealed = { readonly table: string; readonly id: string; readonly text: string };

async function readSealed(pool: pg.Pool): Promise<Sealed[]> {
  const all = sealedColumns.map(
    ({ table, column }) =>
      `select '${table}' as "table", id::text, ${column} as text from ${table} where ${column} is not null`,
  );
  return (await pool.query<Sealed>(all.join(" union all "))).rows;
}

function opens(sealer: Sealer, text: string, id: string): boolean {
  try {
    sealer.open(text, id);
    return true;
  } catch {
    return false;
  }
}

const SHOWN = 5;
function distinct(closed: readonly Sealed[]): string {
  const rows = [...new Set(closed.map(({ table, id }) => `${table} ${id}`))];
  return rows.slice(0, SHOWN).join(", ") + (rows.length > SHOWN ? `, and ${rows.length - SHOWN} more` : "");
}
