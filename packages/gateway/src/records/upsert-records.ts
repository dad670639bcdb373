import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { listedModels } from "./models/listed-models.ts";
import { storableJson } from "../database/storable-json.ts";
import {
  type RecordChange,
  type RecordInput,
  type RecordJob,
  recordKey,
  type RecordModel,
} from "./record.ts";

/** Joins what was written (`u`) to what was given (`i`). */
const IS_SAME = `u.account_id = i.account_id and u.integration_id = i.integration_id
    and u.x_property_id = i.x_property_id and u.x_id = i.x_id`;

/** Leads of persons whose data was erased are not brought back: RPX may go on showing them. */
const NOT_ERASED = `
    and not exists (select from erased_guest_cards e where e.integration_id = i.integration_id
      and e.card_hash = guest_card_hash(i.integration_id, i.x_property_id, i.x_id))`;

/**
 * Begins the statement: inserts what is new, changes what differs, and leaves the rest alone (not even a dead row). The
 * model stands in the text so that one partition is planned and read: compared with a column, all eleven were. What is
 * there is looked up one by one, by the index: joined, a plan made while the table was small read it whole. The account
 * is not named there, which every other index begins with (0030_record_places.sql); the integration implies it.
 */
const write = (model: RecordModel): string => `
with input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as i (
    n int, id uuid, account_id uuid, integration_id uuid, property_id uuid, x_property_id text, x_id text, data jsonb,
    webhook_event_id uuid, job_id uuid, job_type text, trace_context text, as_of timestamptz)
), before as materialized (
  select i.n, r.id, r.data, i.as_of <= r.updated_at as is_newer from input i
  cross join lateral (
    select r.id, r.data, r.updated_at from records r
    where r.model = '${model}' and r.integration_id = i.integration_id
      and r.x_property_id = i.x_property_id and r.x_id = i.x_id limit 1
  ) r
), upserted as (
  insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at, updated_at, last_seen)
  select i.id, i.account_id, i.integration_id, '${model}', i.property_id, i.x_property_id, i.x_id, i.data, now(), now(), now()
  from input i left join before b on b.n = i.n where (b.id is null or (b.data is distinct from i.data and b.is_newer is not true))${model === "leads" ? NOT_ERASED : ""}
  order by i.n
  on conflict (account_id, model, integration_id, x_property_id, x_id) do update set
    data = excluded.data, property_id = excluded.property_id, updated_at = now(), last_seen = now()
  returning id, account_id, integration_id, x_property_id, x_id, created_at, updated_at
)`;

/**
 * Goes on with it where somebody may be told: what is new or changed is kept as a data diff and told to webhooks that
 * listen to it. A first sync has no job that tells of it (sync/record-store.ts); the lead of a write is told of.
 */
const tell = (model: RecordModel): string => `, differing as materialized (
  select i.*, u.id as record_id, u.created_at, u.updated_at, b.id is null as is_new,
    case when b.id is null then jsonb_build_object('new', i.data, 'previous', '{}'::jsonb)
      else jsonb_build_object('new', differing_fields(i.data, b.data), 'previous', differing_fields(b.data, i.data)) end as diff
  from upserted u
  join input i on ${IS_SAME}
  left join before b on b.n = i.n
  where i.webhook_event_id is not null
), diffed as (
  insert into data_diffs (id, account_id, integration_id, model, record_id, is_new, diff, job_id)
  select d.webhook_event_id, d.account_id, d.integration_id, '${model}', d.record_id, d.is_new, d.diff, d.job_id
  from differing d where d.is_new or d.diff -> 'new' <> '{}'
), told as (
  insert into webhook_events (id, account_id, trigger, model, integration_id, subject_id, trace_context, payload)
  select c.webhook_event_id, c.account_id, t.trigger, '${model}', c.integration_id, c.record_id, c.trace_context,
    jsonb_build_object('job_id', c.job_id, 'job_type', c.job_type, 'property_id', c.property_id)
    || case when c.is_new
      then jsonb_build_object('x_property_id', c.x_property_id, 'x_id', c.x_id, 'data', c.data,
        'created_at', c.created_at, 'updated_at', c.updated_at)
      else c.diff
    end
  from differing c
  cross join lateral (select case when c.is_new then 'DATA_NEW' else 'DATA_UPDATE' end as trigger) t
  where (c.is_new or c.diff -> 'new' <> '{}')
    and exists (select from webhook_subscriptions s where s.account_id = c.account_id and s.trigger = t.trigger
      and (s.model is null or s.model = '${model}'))
)`;

/** What became of each input, in order. */
const ANSWER = `
select coalesce(u.id, b.id) as id, b.id is null as is_new, u.id is not null as changed
from input i
left join before b on b.n = i.n
left join upserted u on ${IS_SAME}
order by i.n`;

/** From so many records on the statement is planned for the tables as they are now, which costs a millisecond. */
const PLANNED_ANEW_FROM = 50;

/** Without an id: it is not there, and was erased. */
type Upserted = { readonly id: string | null; readonly is_new: boolean; readonly changed: boolean };

/**
 * Brings records of one model up to date in one transaction. Of two inputs for one record the last stands.
 * @param job what webhooks name as the cause; null: webhooks are told nothing.
 * @returns what became of each input, in order.
 */
export async function upsertRecords(
  database: pg.Pool | pg.PoolClient,
  inputs: readonly RecordInput[],
  job: RecordJob | null,
): Promise<RecordChange[]> {
  const [first] = inputs;
  if (!first) return [];
  if (inputs.some(({ model }) => model !== first.model)) throw new Error("An upsert is of one model.");
  const keys = inputs.map(recordKey);
  const last = new Map(inputs.map((input, index) => [keys[index] ?? "", input]));
  const ordered = [...last].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rows = ordered.map(([, input], n) => toRow(input, n, input.job ?? job));
  const mayTell = listedModels.has(first.model) && inputs.some((input) => input.job ?? job);
  const result = await database.query<Upserted>({
    ...(rows.length < PLANNED_ANEW_FROM && {
      name: `upsert-records-${first.model}-${mayTell ? "told" : "quiet"}`,
    }),
    text: write(first.model) + (mayTell ? tell(first.model) : "") + ANSWER,
    values: [`[${rows.join()}]`],
  });
  const changes = result.rows.map((row): RecordChange => {
    if (row.id === null) return { kind: "erased" };
    if (row.is_new) return { kind: "new", id: row.id };
    return { kind: row.changed ? "updated" : "unchanged", id: row.id };
  });
  const changeOf = new Map(ordered.map(([key], n) => [key, changes[n]]));
  return keys.map((key) => {
    const change = changeOf.get(key);
    if (!change) throw new Error("An upsert left a record out.");
    return change;
  });
}

/** A row of the statement's input as JSON. */
function toRow(input: RecordInput, n: number, job: RecordJob | null): string {
  const row = storableJson({
    n,
    // A property's record is its own property.
    id: input.model === "properties" ? input.propertyId : randomUUIDv7(),
    account_id: input.accountId,
    integration_id: input.integrationId,
    property_id: input.propertyId,
    x_property_id: input.xPropertyId,
    x_id: input.xId,
    as_of: input.asOf ?? null,
    ...(job &&
      listedModels.has(input.model) && {
        webhook_event_id: randomUUIDv7(),
        job_id: job.id,
        job_type: job.type,
        trace_context: job.traceContext ?? undefined,
      }),
  });
  return `${row.slice(0, -1)},"data":${input.json.toString()}}`;
}
