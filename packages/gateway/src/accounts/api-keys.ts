import { createHash, randomBytes, randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { allRights, type Right } from "./rights.ts";

/** An API key as it is listed. The token itself is never kept. */
export type ApiKey = {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
};

const TOKEN_BYTES = 32;

/** SHA-256 of a token, the form in which it is stored and looked up. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}

/** The id of the account of that name; null where there is none. */
export async function findAccount(pool: pg.Pool, name: string): Promise<string | null> {
  const found = await pool.query<{ id: string }>(
    `select id from accounts where name = $1 order by created_at limit 1`,
    [name],
  );
  return found.rows[0]?.id ?? null;
}

/** Finds the account of that name, or makes it. Returns its id. */
export async function accountNamed(pool: pg.Pool, name: string): Promise<string> {
  const found = await findAccount(pool, name);
  if (found !== null) return found;
  const id = randomUUIDv7();
  await pool.query(`insert into accounts (id, name) values ($1, $2)`, [id, name]);
  return id;
}

/**
 * Makes an API key.
 * @param token the token to register; without it a new one of 256 random bits is made.
 * @returns the key's id and the token, which is shown this once.
 */
export async function createApiKey(
  pool: pg.Pool,
  key: { accountId: string; name: string; rights: readonly Right[]; token?: string },
  doer: Doer,
): Promise<{ id: string; token: string }> {
  const id = randomUUIDv7();
  const token = key.token ?? `gc_${randomBytes(TOKEN_BYTES).toString("base64url")}`;
  const { accountId, name, rights } = key;
  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into api_keys (id, account_id, name, token_hash, rights) values ($1, $2, $3, $4, $5)`,
      [id, accountId, name, hashToken(token), rights],
    );
    await recordAct(client, doer, {
      action: "api_key.created",
      accountId,
      object: { kind: "api_key", id },
      after: { name, rights },
    });
  });
  return { id, token };
}

/** All keys, newest first. */
export async function listApiKeys(pool: pg.Pool): Promise<ApiKey[]> {
  const result = await pool.query<ApiKey>(`
    select k.id, k.account_id as "accountId", a.name as "accountName", k.name, k.rights,
           k.created_at as "createdAt", k.revoked_at as "revokedAt"
    from api_keys k join accounts a on a.id = k.account_id
    order by k.created_at desc, k.id desc`);
  return result.rows;
}

/**
 * Revokes a key for good. False where there is no such key or it was revoked before.
 * @param accountId only a key of this account; null: of any.
 */
export async function revokeApiKey(
  pool: pg.Pool,
  id: string,
  doer: Doer,
  accountId: string | null = null,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const result = await client.query<{ account_id: string; name: string }>(
      `update api_keys set revoked_at = now()
       where id = $1 and revoked_at is null and ($2::uuid is null or account_id = $2) returning account_id, name`,
      [id, accountId],
    );
    const [revoked] = result.rows;
    if (!revoked) return false;
    await recordAct(client, doer, {
      action: "api_key.revoked",
      accountId: revoked.account_id,
      object: { kind: "api_key", id },
      before: { name: revoked.name },
    });
    return true;
  });
}

/** The name of the account and key that a first start makes. */
const FIRST_ACCOUNT = "default";

/**
 * Makes sure that somebody can call: registers `bootstrapToken` where it is new, or, without one and without any
 * key, makes the first key. Safe when several processes start at once.
 * @returns the token of a newly made first key, to be printed once; otherwise null.
 */
export async function ensureFirstApiKey(
  pool: pg.Pool,
  bootstrapToken: string | null,
): Promise<string | null> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("lock table api_keys in share row exclusive mode");
    const known =
      bootstrapToken === null
        ? await client.query("select 1 from api_keys limit 1")
        : await client.query("select 1 from api_keys where token_hash = $1", [hashToken(bootstrapToken)]);
    let made: string | null = null;
    if (known.rowCount === 0) {
      const account = await client.query<{ id: string }>(
        `with found as (select id from accounts where name = $2 order by created_at limit 1),
              made as (insert into accounts (id, name) select $1, $2 where not exists (select from found) returning id)
         select id from found union all select id from made`,
        [randomUUIDv7(), FIRST_ACCOUNT],
      );
      const id = randomUUIDv7();
      const accountId = account.rows[0]?.id ?? null;
      const name = bootstrapToken === null ? "first" : "bootstrap";
      const token = bootstrapToken ?? `gc_${randomBytes(TOKEN_BYTES).toString("base64url")}`;
      await client.query(
        `insert into api_keys (id, account_id, name, token_hash, rights) values ($1, $2, $3, $4, $5)`,
        [id, accountId, name, hashToken(token), allRights],
      );
      await recordAct(
        client,
        { kind: "gateway" },
        {
          action: "api_key.created",
          accountId,
          object: { kind: "api_key", id },
          after: { name, rights: allRights },
        },
      );
      if (bootstrapToken === null) made = token;
    }
    await client.query("commit");
    return made;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
