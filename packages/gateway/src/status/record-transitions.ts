import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { writeTrigger } from "../webhooks/write-trigger.ts";
import { madeWhenSent, storableJson } from "../database/storable-json.ts";
import { rangeOf } from "../database/partitions.ts";
import { type Transition, type TransitionResult, type WriteRef, writeAfter } from "./transitions.ts";

type Step = { readonly transition: Transition; readonly after: WriteRef };

/** A row of the statement's JSON; names are column names. */
function toRow({ transition, after }: Step, index: number): Record<string, unknown> {
  const { write, changes, exchange } = transition;
  const trigger = writeTrigger(write.state, after.state);
  return {
    n: index,
    id: write.id,
    account_id: write.accountId,
    integration_id: write.integrationId,
    property_id: write.propertyId,
    x_property_id: write.xPropertyId,
    version: write.version,
    lease_token: transition.leaseToken,
    event: transition.event,
    from_state: write.state,
    to_state: after.state,
    keeps_due: transition.dueAt === "as-before",
    due_in_ms: transition.dueAt instanceof Date ? transition.dueAt.getTime() - Date.now() : undefined,
    reason: transition.reason,
    message_log_id: transition.messageLogId ?? exchange?.record.messageLogId,
    detail: transition.detail,
    attempts: after.attempts,
    look_ups: changes?.lookUps,
    read_backs: changes?.readBacks,
    uncertain_since: changes?.uncertainSince,
    is_uncertain: changes?.isUncertain ?? false,
    clear_uncertain: changes?.clearUncertain ?? false,
    guest_card_id: changes?.guestCardId,
    already_existed: changes?.alreadyExisted,
    created_record_id: changes?.createdRecordId,
    deadline_at: changes?.deadlineAt,
    retried_by: changes?.retriedBy,
    errors: changes?.errors,
    claim: transition.claim?.guestCardId,
    claim_may_be_taken: transition.claim?.mayBeTaken,
    exchange_id: exchange && randomUUIDv7(),
    method: exchange?.record.method,
    url: exchange?.record.url,
    outcome: exchange?.outcome,
    http_status: exchange?.record.httpStatus,
    request: exchange?.record.request,
    reply: exchange?.record.reply,
    started_at: exchange?.record.startedAt,
    finished_at: exchange?.record.finishedAt,
    trigger,
    webhook_event_id: trigger && randomUUIDv7(),
    trace_context: transition.traceContext ?? undefined,
  };
}

/**
 * One statement, so one transaction and one flush, for any number of steps:
 * `held` locks the lane rows against a take-over until commit and `allowed` keeps the steps whose lease still stands
 * (the fence); `claimed` makes guest cards the write's own; `changed` moves the writes that are still at the version the
 * step was decided on, and not erased since; events and exchanges follow the writes that moved, and a webhook's event
 * where one listens to it.
 *
 * When a write is due is told by PostgreSQL's clock, and given as the time until then: clocks of workers differ.
 *
 * Its JSON is not `jsonb`, which takes longer to read where nothing is nested (28 against 24 µs a step).
 *
 * The bound of `n` says nothing new: by it PostgreSQL expects few steps and looks each write up by its index. Where it
 * expects a hundred, as it does of any recordset, a plan made while the week's partition was small reads it whole. Nor does
 * `isWithin`: by it the statement is planned and begun for the partitions that it changes, not for each that is kept.
 * The bounds stand in its text, because PostgreSQL would plan anew each time by bounds that are values.
 */
const record = (isWithin: string): string => `
with input as materialized (
  select * from json_to_recordset($1::json) as i (
    n int, id uuid, account_id uuid, integration_id uuid, property_id uuid, x_property_id text, version int,
    lease_token uuid, event text, from_state text, to_state text, keeps_due boolean, due_in_ms float8, reason text,
    message_log_id text, detail jsonb, attempts int, look_ups int, read_backs int, uncertain_since timestamptz,
    is_uncertain boolean, clear_uncertain boolean, guest_card_id text, already_existed boolean, created_record_id uuid,
    deadline_at timestamptz, retried_by uuid, errors jsonb, claim text, claim_may_be_taken boolean,
    exchange_id uuid, method text, url text,
    outcome text, http_status int, request text, reply text, started_at timestamptz, finished_at timestamptz,
    trigger text, webhook_event_id uuid, trace_context text)
  where i.n between 0 and 10000
), held as materialized (
  select h.integration_id, h.lease_token
  from hold_lanes((select array_agg(distinct integration_id) from input where lease_token is not null)) as h
), allowed as materialized (
  select i.* from input i
  where i.lease_token is null or (i.integration_id, i.lease_token) in (select integration_id, lease_token from held)
), claiming as materialized (
  select i.n, i.integration_id, i.x_property_id, i.claim, i.account_id, i.id from allowed i
  join writes w on w.account_id = i.account_id and w.id = i.id and w.version = i.version
  where i.claim is not null and ${isWithin}
), claimed as (
  insert into guest_card_claims (integration_id, x_property_id, guest_card_id, account_id, write_id)
  select integration_id, x_property_id, claim, account_id, id from claiming
  on conflict (integration_id, x_property_id, guest_card_id)
    do update set write_id = excluded.write_id where guest_card_claims.write_id = excluded.write_id
  returning write_id
), changed as (
  update writes w set
    state = i.to_state, version = i.version + 1, attempts = i.attempts,
    due_at = case when i.keeps_due then w.due_at
      else coalesce(clock_timestamp() + i.due_in_ms * interval '1 millisecond', 'infinity') end,
    look_ups = case when i.clear_uncertain then 0 else coalesce(i.look_ups, w.look_ups) end, read_backs = coalesce(i.read_backs, w.read_backs),
    uncertain_since = case when not i.clear_uncertain then coalesce(w.uncertain_since,
      case when i.is_uncertain then least(i.uncertain_since, w.updated_at) end) end,
    uncertain_until = case when not i.clear_uncertain then
      case when i.is_uncertain then clock_timestamp() else w.uncertain_until end end,
    guest_card_id = coalesce(i.guest_card_id, w.guest_card_id),
    already_existed = coalesce(i.already_existed, w.already_existed),
    created_record_id = coalesce(i.created_record_id, w.created_record_id),
    deadline_at = coalesce(i.deadline_at, w.deadline_at), retried_by = coalesce(i.retried_by, w.retried_by),
    errors = coalesce(i.errors, w.errors), updated_at = clock_timestamp()
  from allowed i
  where w.account_id = i.account_id and w.id = i.id and w.version = i.version and w.erased_at is null
    and ${isWithin}
    and (i.claim is null or i.claim_may_be_taken or i.id in (select write_id from claimed))
  returning i.*, w.errors as errors_now, w.created_record_id as record_now,
    coalesce(i.trace_context, w.trace_context) as trace_now
), events as (
  insert into write_events (account_id, write_id, version, at, event, from_state, to_state, attempt, reason, message_log_id, detail)
  select i.account_id, i.id, i.version + 1, clock_timestamp(), i.event, i.from_state, i.to_state, i.attempts, i.reason, i.message_log_id, i.detail
  from changed i
), logged as (
  insert into exchanges (id, account_id, integration_id, write_id, property_id, attempt, method, url, outcome, reason, http_status, message_log_id, request, reply, started_at, finished_at)
  select i.exchange_id, i.account_id, i.integration_id, i.id, i.property_id, i.attempts, i.method, i.url, i.outcome, i.reason, i.http_status, i.message_log_id, i.request, i.reply, i.started_at, i.finished_at
  from changed i where i.exchange_id is not null
), told as (
  insert into webhook_events (id, account_id, trigger, integration_id, subject_id, trace_context, payload)
  select c.webhook_event_id, c.account_id, c.trigger, c.integration_id, c.id, c.trace_now,
    jsonb_build_object('errors', c.errors_now, 'created_record_id', c.record_now)
  from changed c
  where c.trigger is not null
    and (c.account_id, c.trigger) in (select account_id, trigger from webhook_subscriptions)
)
select n, true as changed from changed
union all
select n, false from claiming where n not in (select n from changed) and id not in (select write_id from claimed)`;

/**
 * Records the steps of several writes, all in one transaction, each on its own merits: one that was overtaken stops
 * no other. Results are in the order of `transitions`; a write may appear once.
 */
export async function recordTransitions(
  pool: pg.Pool | pg.PoolClient,
  transitions: readonly Transition[],
): Promise<TransitionResult[]> {
  // Before a connection is asked for: a step that a write cannot take throws here.
  const steps = transitions.map((transition): Step => ({ transition, after: writeAfter(transition) }));
  if (steps.length === 0) return [];
  const { name, first, end } = rangeOf(steps.map(({ after }) => after.id));
  const result = await pool.query<{ n: number; changed: boolean }>({
    name: `record-transitions-${name}`,
    text: record(`w.id >= '${first}' and w.id < '${end}'`),
    values: [madeWhenSent(() => storableJson(steps.map(toRow)))],
  });
  const changed = new Map(result.rows.map((row) => [row.n, row.changed]));
  return steps.map(({ transition, after }, index) => {
    const taken = changed.get(index);
    if (taken === true) return { kind: "applied", write: after };
    if (taken === false && transition.claim !== undefined) return { kind: "card-taken" };
    return { kind: "overtaken" };
  });
}
