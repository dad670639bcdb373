import { type RawBuilder, sql } from "kysely";
import type pg from "pg";
import type { Caller } from "../accounts/rights.ts";
import { type Doer, recordAct } from "../audit/record-act.ts";
import type { Database } from "../database/connect.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import { hashSecret } from "./session-secret.ts";
import { IDLE, type Session } from "./sessions.ts";

/** A session as those who may end it see it. */
export type SessionRow = {
  readonly id: string;
  readonly api_key_id: string;
  readonly api_key_name: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly source_address: string | null;
  readonly is_own: boolean;
};

export const sessionSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("s.id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("s.created_at"), kind: "timestamptz", nullable: false }],
  ["seen_at", { expression: sql.ref("s.seen_at"), kind: "timestamptz", nullable: false }],
]);

/** What a caller may see and end: the sessions of its own API key; with the right admin, those of its account. */
function conditionsOf(caller: Caller): RawBuilder<unknown>[] {
  const own = sql`s.api_key_id = ${caller.apiKeyId}`;
  return [
    sql`k.account_id = ${caller.accountId}`,
    sql`s.expires_at > now() and s.seen_at > now() - interval '${sql.raw(IDLE)}' and k.revoked_at is null`,
    ...(caller.rights.has("admin") ? [] : [own]),
  ];
}

/** One page of the sessions that are under way. @param session the one that asks; null: an API key does. */
export function listSessions(
  { kysely }: Pick<Database, "kysely">,
  caller: Caller,
  session: Session | null,
  page: PageRequest,
): Promise<Page<SessionRow>> {
  const isOwn = session ? sql`s.id_hash = ${hashSecret(session.secret)}` : sql`false`;
  return readPage(
    kysely,
    {
      columns: sql`s.id, s.api_key_id, k.name as api_key_name, s.created_at, s.seen_at, s.expires_at,
        s.source_address, ${isOwn} as is_own`,
      from: sql`console_sessions s join api_keys k on k.id = s.api_key_id`,
      conditions: conditionsOf(caller),
      sortKeys: sessionSortKeys,
    },
    page,
  );
}

/** Ends a session that the caller may end, in every process from the next request on. False: there is none of that id. */
export async function endNamedSession(
  pool: pg.Pool,
  caller: Caller,
  id: string,
  doer: Doer,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const ended = await client.query<{ apiKeyId: string }>(
      `delete from console_sessions s using api_keys k
       where k.id = s.api_key_id and s.id = $1 and k.account_id = $2 and ($3 or k.id = $4)
       returning k.id as "apiKeyId"`,
      [id, caller.accountId, caller.rights.has("admin"), caller.apiKeyId],
    );
    const [row] = ended.rows;
    if (!row) return false;
    await recordAct(client, doer, {
      action: "session.ended",
      accountId: caller.accountId,
      object: { kind: "api_key", id: row.apiKeyId },
    });
    return true;
  });
}
