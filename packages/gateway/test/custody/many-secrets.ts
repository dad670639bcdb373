import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { createSealer } from "../../src/credentials/sealer.ts";
import { parseSecretKey } from "../../src/credentials/secret-key.ts";

/** A sealer that has the keys given as text, newest first. */
export function sealerWith(...texts: string[]): ReturnType<typeof createSealer> {
  return createSealer({ read: () => texts.map(parseSecretKey), isOwnFile: false });
}

/** The id of a key given as text. */
export const keyId = (text: string): string => parseSecretKey(text).id;

/** Adds `count` integrations without lanes whose credentials are sealed with `key`, so that a rotation has work. */
export async function addSealedIntegrations(pool: pg.Pool, key: string, count: number): Promise<void> {
  const sealer = sealerWith(key);
  const account = randomUUIDv7();
  await pool.query(`insert into accounts (id, name) values ($1, 'many')`, [account]);
  const ids = Array.from({ length: count }, () => randomUUIDv7());
  await pool.query(
    `insert into integrations (id, account_id, vendor, name, active, system, sync_frequency, sync_cadence,
       max_job_concurrency, max_request_frequency, max_request_cadence, new_properties_are_enabled, base_url, credentials_sealed)
     select i.id, $1, 'REALPAGE_RPX', 'many', true, 'PRODUCTION', 12, 'HOUR', 1, 1, 'SECOND', true, 'https://x.invalid', i.sealed
     from unnest($2::uuid[], $3::text[]) as i (id, sealed)`,
    [account, ids, ids.map((id) => sealer.seal(`{"of": "${id}"}`, id))],
  );
}

/** How many secrets are sealed with the key of this id. */
export async function sealedWith(pool: pg.Pool, id: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from (
       select credentials_sealed as sealed from integrations union all select headers_sealed from webhooks
       union all select secret_sealed from webhooks union all select previous_secret_sealed from webhooks) s
     where split_part(sealed, '.', 2) = $1`,
    [id],
  );
  return rows[0]?.count ?? 0;
}
