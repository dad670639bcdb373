import type pg from "pg";
import { madeWhenSent } from "../database/storable-json.ts";
import type { Premise } from "../database/premises.ts";
import type { RecordModel } from "../records/record.ts";
import type { Acceptance, EarlyStart, NewWrite } from "./new-write.ts";

/** The models whose ids writes name. Each costs the statement 10 µs, whether it is asked for or not. */
const namedModels: readonly RecordModel[] = [
  "properties",
  "lead_relationships",
  "employees",
  "lead_sources",
  "units",
  "event_types",
  "leads",
];

/**
 * Whether a premise holds; null where its row is gone. `exists` would be planned as a hash of the whole table, made anew
 * for each batch (260 µs of PostgreSQL a lead over 200 integrations); a value of one row is not (165). The model stands in the text, so that one partition is planned and read,
 * and each only where it is asked for.
 */
const HOLDS = `case
    when p.kind = 'api_key' then (select k.revoked_at is null and array_to_string(k.rights, ',') = p.version
      from api_keys k where k.id = p.id and k.account_id = p.account_id)
    when p.kind = 'integration' then (select not i.is_archived
      from integrations i where i.id = p.id and i.account_id = p.account_id)
    ${namedModels
      .map(
        (model) => `when p.model = '${model}' then (select r.xmin::text = p.version
      from records r where r.account_id = p.account_id and r.model = '${model}' and r.id = p.id)`,
      )
      .join("\n    ")}
    end`;

/**
 * One statement and so one transaction: the premises, the idempotency keys, the writes whose key was free, and their
 * first events. Where a premise does not hold any more it keeps nothing and names it. Running it again with the same
 * writes changes nothing, so a batch whose answer was lost can be repeated. A write is due at once, also where the clock
 * of its process is ahead of PostgreSQL's, by which queues are read.
 *
 * One that comes with a lease is kept as begun, with the intent to send it, where that lease stands (`held` locks the
 * lane against a take-over until the commit, and waits for nobody); where it does not, it waits like any other.
 *
 * The bounds of `n` and of the acceptance say nothing new: by them PostgreSQL expects few rows, so that the plan costs
 * next to nothing by its reckoning, and is kept however the tables grow.
 */
const COMMIT = `
with broken as materialized (
  select p.n from jsonb_to_recordset($2::jsonb)
    as p (n int, kind text, account_id uuid, id uuid, model text, version text)
  where p.n between 0 and 2147483647 and (${HOLDS}) is not true
), input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as i (
    id uuid, account_id uuid, integration_id uuid, property_id uuid, x_property_id text, operation text,
    request jsonb, upstream jsonb, person_key bigint, accepted_at timestamptz, deadline_at timestamptz,
    key text, request_hash text, retry_of uuid, trace_context text, lease_token uuid)
  where i.accepted_at between '-infinity' and 'infinity' and not exists (select from broken)
), held as materialized (
  select h.integration_id, h.lease_token
  from (select array_agg(distinct integration_id) as ids from input where lease_token is not null) wanted,
    hold_free_lanes(wanted.ids) h where wanted.ids is not null
), free as (
  insert into idempotency_keys (account_id, key, request_hash, write_id, created_at)
  select account_id, key, decode(request_hash, 'hex'), id, accepted_at from input where key is not null
  on conflict (account_id, key) do nothing
  returning write_id
), accepted as (
  insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, attempts, request,
    upstream, person_key, due_at, deadline_at, retry_of, trace_context, created_at, updated_at)
  select id, account_id, integration_id, property_id, x_property_id, operation,
    case when is_begun then 'sending' else 'waiting' end, case when is_begun then 2 else 1 end,
    case when is_begun then 1 else 0 end, request,
    upstream, person_key, least(accepted_at, now()), deadline_at, retry_of, trace_context, accepted_at,
    case when is_begun then clock_timestamp() else accepted_at end
  from (
    select i.*, (i.integration_id, i.lease_token) in (select integration_id, lease_token from held) is true as is_begun
    from input i where key is null or id in (select write_id from free)
  ) new
  on conflict (account_id, id) do nothing
  returning account_id, id, state, created_at, updated_at
), noted as (
  insert into write_events (account_id, write_id, version, at, event, from_state, to_state, attempt)
  select account_id, id, 1, created_at, 'accepted', null, 'waiting', 0 from accepted
  union all
  select account_id, id, 2, updated_at, 'send_started', 'waiting', 'sending', 1 from accepted where state = 'sending'
)
select array(select id::text from input where id not in (select id from accepted)) as "notNew",
  array(select id::text from accepted where state = 'sending') as begun,
  array(select n from broken) as broken`;

const KEPT = `
select k.account_id, k.key, encode(k.request_hash, 'hex') as request_hash, k.write_id
from idempotency_keys k
join unnest($1::uuid[], $2::text[]) as asked (account_id, key) on asked.account_id = k.account_id and asked.key = k.key`;

type KeptKey = { account_id: string; key: string; request_hash: string; write_id: string };

function toRow(write: NewWrite, leaseToken: string | undefined): Record<string, unknown> {
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
    lease_token: leaseToken,
  };
}

function toPremiseRow(premise: Premise, n: number): Record<string, unknown> {
  const { kind, accountId, id, model, version } = premise;
  return { n, kind, account_id: accountId, id, model, version };
}

/** The lease under which a write may begin, by the write's id. */
export type Leases = ReadonlyMap<string, Pick<EarlyStart, "leaseToken">>;

const NO_LEASES: Leases = new Map();

/** Commits writes in one transaction and says of each, in order, how it was taken. Resolves only after the commit. */
export async function commitWrites(
  pool: pg.Pool | pg.PoolClient,
  writes: readonly NewWrite[],
  leases = NO_LEASES,
): Promise<Acceptance[]> {
  // Writes that come together rest on the same rows for the most part, which are then the same objects.
  const premises = [...new Set(writes.flatMap((write) => write.premises))];
  const committed = await pool.query<{ notNew: string[]; begun: string[]; broken: number[] }>({
    name: "commit-writes",
    text: COMMIT,
    values: [
      madeWhenSent(() =>
        JSON.stringify(writes.map((write) => toRow(write, leases.get(write.id)?.leaseToken))),
      ),
      madeWhenSent(() => JSON.stringify(premises.map(toPremiseRow))),
    ],
  });
  const [outcome] = committed.rows;
  if (!outcome) throw new Error("A commit of writes said nothing of them.");
  const { notNew, begun, broken } = outcome;
  if (broken.length > 0) return commitUnbroken(pool, writes, leases, new Set(broken.map((n) => premises[n])));
  return acceptancesOf(pool, writes, new Set(notNew), new Set(begun));
}

const COMMITTED = `
select w.id from writes w
join unnest($1::uuid[], $2::uuid[]) as asked (account_id, id) on w.account_id = asked.account_id and w.id = asked.id`;

/**
 * Nothing was kept because some premises do not hold: the writes that do not rest on them go again. The others are
 * outdated, but for those that an earlier run of this batch, whose answer was lost, had committed.
 */
async function commitUnbroken(
  pool: pg.Pool | pg.PoolClient,
  writes: readonly NewWrite[],
  leases: Leases,
  broken: ReadonlySet<Premise | undefined>,
): Promise<Acceptance[]> {
  const isOutdated = (write: NewWrite): boolean => write.premises.some((premise) => broken.has(premise));
  const sound = writes.filter((write) => !isOutdated(write));
  const taken = sound.length > 0 ? await commitWrites(pool, sound, leases) : [];
  const acceptanceOf = new Map(sound.map((write, n) => [write, taken[n]]));
  const committed = await pool.query<{ id: string }>(COMMITTED, [
    writes.map((write) => write.accountId),
    writes.map((write) => write.id),
  ]);
  const ids = new Set(committed.rows.map((row) => row.id));
  return writes.map(
    (write): Acceptance =>
      acceptanceOf.get(write) ??
      (ids.has(write.id) ? { kind: "accepted", writeId: write.id, isBegun: false } : { kind: "outdated" }),
  );
}

/** How each write was taken, once the transaction is on disk: as new, or by what its idempotency key stands for. */
async function acceptancesOf(
  pool: pg.Pool | pg.PoolClient,
  writes: readonly NewWrite[],
  notNew: ReadonlySet<string>,
  begun: ReadonlySet<string>,
): Promise<Acceptance[]> {
  const keyed = writes.filter((write) => write.idempotency !== null && notNew.has(write.id));
  const kept = new Map<string, KeptKey>();
  if (keyed.length > 0) {
    const result = await pool.query<KeptKey>(KEPT, [
      keyed.map((write) => write.accountId),
      keyed.map((write) => write.idempotency?.key),
    ]);
    for (const row of result.rows) kept.set(`${row.account_id} ${row.key}`, row);
  }
  return writes.map((write) => {
    // A write without a key that is not new was committed by an earlier run of this batch.
    if (!notNew.has(write.id) || write.idempotency === null)
      return { kind: "accepted", writeId: write.id, isBegun: begun.has(write.id) };
    const before = kept.get(`${write.accountId} ${write.idempotency.key}`);
    if (!before) throw new Error("An idempotency key was taken and is gone.");
    if (before.request_hash !== write.idempotency.requestHash) return { kind: "key-reused" };
    return before.write_id === write.id
      ? { kind: "accepted", writeId: write.id, isBegun: false }
      : { kind: "replayed", writeId: before.write_id };
  });
}
