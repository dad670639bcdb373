import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";

export type SyncRequested = "requested" | "archived" | "not-found";

/**
 * Asks for a sync of some models (none: all). Where one is open already that brings as much, that one serves; one that
 * runs and brings less is waited for.
 */
export async function requestSync(
  pool: pg.Pool,
  asked: {
    readonly accountId: string;
    readonly integrationId: string;
    readonly kind: "manual" | "back";
    readonly models: readonly string[];
    /** What is to be synced was changed just now, so that one that runs does not serve. */
    readonly isChanged?: boolean;
    /** The trace of the request, as W3C `traceparent`; null: there is none. */
    readonly traceContext: string | null;
  },
  doer: Doer,
): Promise<SyncRequested> {
  return inTransaction(pool, (client) => requestIn(client, asked, doer));
}

async function requestIn(
  client: pg.PoolClient,
  asked: Parameters<typeof requestSync>[1],
  doer: Doer,
): Promise<SyncRequested> {
  const found = await client.query<{ is_archived: boolean }>(
    `select is_archived from integrations where account_id = $1 and id = $2`,
    [asked.accountId, asked.integrationId],
  );
  const integration = found.rows[0];
  if (!integration) return "not-found";
  if (integration.is_archived) return "archived";
  // Whoever holds the lane: so it is found though nobody hears of it. First, as those who work in a lane lock it.
  await client.query(`update lanes set due_at = least(due_at, now()) where integration_id = $1`, [
    asked.integrationId,
  ]);
  await client.query(
    `insert into sync_runs as r (id, account_id, integration_id, kind, models, state, trace_context)
     select $1, $2, $3, $4, $5, 'waiting', $6 where not exists (
       select from sync_runs o where o.integration_id = $3 and o.state in ('waiting', 'running')
         and (o.models = '{}' or ($5 <> '{}'::text[] and o.models @> $5)) and (o.kind = 'back' or $4 <> 'back')
         and (o.state = 'waiting' or not $7))
     on conflict (integration_id, kind) where state = 'waiting' do update set models =
       case when r.models = '{}' or excluded.models = '{}' then '{}'
         else array(select distinct unnest(r.models || excluded.models)) end`,
    [
      randomUUIDv7(),
      asked.accountId,
      asked.integrationId,
      asked.kind,
      asked.models,
      asked.traceContext,
      asked.isChanged === true,
    ],
  );
  await recordAct(client, doer, {
    action: asked.kind === "back" ? "integration.back_sync_requested" : "integration.sync_requested",
    accountId: asked.accountId,
    object: { kind: "integration", id: asked.integrationId },
    after: { models: asked.models },
  });
  return "requested";
}
