import type pg from "pg";
import type { Acceptance, NewWrite } from "./new-write.ts";

/**
 * One statement and so one transaction: the idempotency keys, the writes whose key was free, and their first events.
 * Running it again with the same writes changes nothing, so a batch whose answer was lost can be repeated.
 */
const COMMIT = `
with input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as i (
    id uuid, account_id uuid, integration_id uuid, property_id uuid, x_property_id text, operation text,
    request jsonb, upstream jsonb, person_key bigint, accepted_at timestamptz, deadline_at timestamptz,
    key text, request_hash text, retry_of uuid, trace_context text)
), free as (
  insert into idempotency_keys (account_id, key, request_hash, write_id, created_at)
  select account_id, key, decode(request_hash, 'hex'), id, accepted_at from input where key is not null
  on conflict (account_id, key) do nothing
  returning write_id
), accepted as (
  insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request,
    upstream, person_key, due_at, deadline_at, retry_of, trace_context, created_at, updated_at)
  select id, account_id, integration_id, property_id, x_property_id, operation, 'waiting', 1, request,
    upstream, person_key, accepted_at, deadline_at, retry_of, trace_context, accepted_at, accepted_at
  from input where key is null or id in (select write_id from free)
  on conflict (account_id, id) do nothing
  returning account_id, id, created_at
)
insert into write_events (account_id, write_id, version, at, event, to_state, attempt)
select account_id, id, 1, created_at, 'accepted', 'waiting', 0 from accepted
returning write_id`;

const KEPT = `
select k.account_id, k.key, encode(k.request_hash, 'hex') as request_hash, k.write_id
from idempotency_keys k
join unnest($1::uuid[], $2::text[]) as asked (account_id, key) on asked.account_id = k.account_id and asked.key = k.key`;

type KeptKey = { account_id: string; key: string; request_hash: string; write_id: string };

function toRow(write: NewWrite): Record<string, unknown> {
  return {
    id: write.id,
    account_id: write.accountId,
    integration_id: write.integrationId,
    property_id: write.propertyId,
    x_property_id: write.xPropertyId,
    operation: write.operation,
    request: write.request,
    upstream: write.upstream,
    person_key: write.personKey,
    accepted_at: write.acceptedAt,
    deadline_at: write.deadlineAt,
    key: write.idempotency?.key,
    request_hash: write.idempotency?.requestHash,
    retry_of: write.retryOf,
    trace_context: write.traceContext ?? undefined,
  };
}

/** Commits writes in one transaction and says of each, in order, how it was taken. Resolves only after the commit. */
export async function commitWrites(
  pool: pg.Pool | pg.PoolClient,
  writes: readonly NewWrite[],
): Promise<Acceptance[]> {
  const committed = await pool.query<{ write_id: string }>({
    name: "commit-writes",
    text: COMMIT,
    values: [JSON.stringify(writes.map(toRow))],
  });
  const fresh = new Set(committed.rows.map((row) => row.write_id));
  const keyed = writes.filter((write) => write.idempotency !== null && !fresh.has(write.id));
  const kept = new Map<string, KeptKey>();
  if (keyed.length > 0) {
    const result = await pool.query<KeptKey>(KEPT, [
      keyed.map((write) => write.accountId),
      keyed.map((write) => write.idempotency?.key),
    ]);
    for (const row of result.rows) kept.set(`${row.account_id} ${row.key}`, row);
  }
  return writes.map((write) => {
    // A write without a key that is not fresh was committed by an earlier run of this batch.
    if (fresh.has(write.id) || write.idempotency === null) return { kind: "accepted", writeId: write.id };
    const before = kept.get(`${write.accountId} ${write.idempotency.key}`);
    if (!before) throw new Error("An idempotency key was taken and is gone.");
    if (before.request_hash !== write.idempotency.requestHash) return { kind: "key-reused" };
    return { kind: before.write_id === write.id ? "accepted" : "replayed", writeId: before.write_id };
  });
}
