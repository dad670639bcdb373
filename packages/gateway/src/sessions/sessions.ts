import type pg from "pg";
import { hashToken } from "../accounts/api-keys.ts";
import { type Caller, callerOf, type Right } from "../accounts/rights.ts";
import { type Act, type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { hashSecret, isSessionSecret, newSessionSecret } from "./session-secret.ts";

/** A signed-in person: the caller that the API key makes of them, and until when. */
export type Session = {
  readonly caller: Caller;
  /** What the cookie holds. */
  readonly secret: string;
  readonly expiresAt: Date;
};

/** Who is signed in, in words. */
export type SessionIdentity = {
  readonly account: { readonly id: string; readonly name: string };
  readonly apiKey: { readonly id: string; readonly name: string; readonly rights: readonly Right[] };
};

/** A working day: after it the key is asked for again, however busy the session was (ASVS 3.3.2). */
export const SESSION_HOURS = 12;
/** A session that nobody used for so long has ended; an open page asks every few seconds. */
export const IDLE = "1 hour";
/** `seen_at` is written at most so often, so that reading pages writes next to nothing. */
const SEEN_EVERY_MS = 5 * 60_000;

type SessionRow = {
  api_key_id: string;
  account_id: string;
  rights: Right[];
  expires_at: Date;
  seen_at: Date;
};

/** Where a request came from, for the audit log. */
export type RequestSource = { readonly requestId: string; readonly sourceAddress: string };

/**
 * Begins a session for an API key, always under a new secret, and ends the one that the same browser had before.
 * @param previousSecret what the browser's cookie held.
 * @returns null where the token is no valid API key's.
 */
export async function beginSession(
  pool: pg.Pool,
  token: string,
  previousSecret: string | null,
  source: RequestSource,
): Promise<Session | null> {
  const secret = newSessionSecret();
  return inTransaction(pool, async (client) => {
    const begun = await client.query<SessionRow>(
      `with swept as (delete from console_sessions where expires_at < now() or id_hash = $3),
         key as (select id, account_id, rights from api_keys where token_hash = $1 and revoked_at is null),
         made as (
           insert into console_sessions (id_hash, api_key_id, expires_at, source_address)
           select $2, id, now() + make_interval(hours => $4), $5 from key returning expires_at, seen_at)
       select key.id as api_key_id, key.account_id, key.rights, made.expires_at, made.seen_at from key, made`,
      [
        hashToken(token),
        hashSecret(secret),
        previousSecret === null ? null : hashSecret(previousSecret),
        SESSION_HOURS,
        source.sourceAddress,
      ],
    );
    const [row] = begun.rows;
    if (!row) return null;
    const session = toSession(row, secret);
    await recordAct(client, doerOf(session.caller, source), actOf("session.started", session.caller));
    return session;
  });
}

/** The session of a cookie; null where it has ended, or its API key was revoked. Nothing is remembered between requests. */
export async function readSession(pool: pg.Pool, secret: string): Promise<Session | null> {
  if (!isSessionSecret(secret)) return null;
  const found = await pool.query<SessionRow>({
    name: "read-console-session",
    text: `select s.api_key_id, s.expires_at, s.seen_at, k.account_id, k.rights
      from console_sessions s join api_keys k on k.id = s.api_key_id
      where s.id_hash = $1 and s.expires_at > now() and s.seen_at > now() - interval '${IDLE}' and k.revoked_at is null`,
    values: [hashSecret(secret)],
  });
  const [row] = found.rows;
  if (!row) return null;
  if (Date.now() - row.seen_at.getTime() > SEEN_EVERY_MS)
    await pool.query(`update console_sessions set seen_at = now() where id_hash = $1`, [hashSecret(secret)]);
  return toSession(row, secret);
}

/** Ends a session, in every process from the next request on. */
export async function endSession(pool: pg.Pool, session: Session, doer: Doer): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(`delete from console_sessions where id_hash = $1`, [hashSecret(session.secret)]);
    await recordAct(client, doer, actOf("session.ended", session.caller));
  });
}

const doerOf = ({ apiKeyId }: Caller, source: RequestSource): Doer => ({
  kind: "api_key",
  apiKeyId,
  ...source,
});

const actOf = (action: "session.started" | "session.ended", { accountId, apiKeyId }: Caller): Act => ({
  action,
  accountId,
  object: { kind: "api_key", id: apiKeyId },
});

/** The names behind a caller. @throws Error where the key is gone, which keys never are. */
export async function readIdentity(pool: pg.Pool, caller: Caller): Promise<SessionIdentity> {
  const found = await pool.query<{ account: string; key: string; rights: Right[] }>(
    `select a.name as account, k.name as key, k.rights from api_keys k join accounts a on a.id = k.account_id
     where k.id = $1`,
    [caller.apiKeyId],
  );
  const [row] = found.rows;
  if (!row) throw new Error("An API key called and is gone.");
  return {
    account: { id: caller.accountId, name: row.account },
    apiKey: { id: caller.apiKeyId, name: row.key, rights: row.rights },
  };
}

function toSession(row: SessionRow, secret: string): Session {
  return {
    caller: callerOf({ ...row, id: row.api_key_id }),
    secret,
    expiresAt: row.expires_at,
  };
}
