import type pg from "pg";

/**
 * What tells this database from a copy of it: the server's own id, its timeline (a new one after every fail-over and
 * point-in-time recovery) and the database's id. A copy of the server's files while it is stopped has the same.
 * Where a managed server tells no id of its own, the other two have to do.
 */
export async function currentIdentity(client: pg.PoolClient): Promise<string> {
  const allowed = await client.query<{ allowed: boolean }>(
    `select has_function_privilege('pg_control_system()', 'execute') as allowed`,
  );
  const system =
    allowed.rows[0]?.allowed === true ? `(select system_identifier::text from pg_control_system())` : `''`;
  const result = await client.query<{ identity: string }>(
    `select concat_ws(':', ${system}, left(pg_walfile_name(pg_current_wal_lsn()), 8),
       (select oid from pg_database where datname = current_database())) as identity`,
  );
  return result.rows[0]?.identity ?? "";
}

/** The identity that was kept; null in a new database. */
export async function keptIdentity(client: pg.PoolClient): Promise<string | null> {
  const result = await client.query<{ identity: string }>(`select identity from database_identity`);
  return result.rows[0]?.identity ?? null;
}

/** Keeps an identity as this database's own. */
export async function keepIdentity(client: pg.PoolClient, identity: string): Promise<void> {
  await client.query(
    `insert into database_identity (identity) values ($1)
     on conflict (one) do update set identity = excluded.identity, seen_at = now()`,
    [identity],
  );
}
