import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { listedModels } from "./models/listed-models.ts";
import { storableJson } from "../database/storable-json.ts";
import type { RecordChange, RecordInput, RecordJob, RecordModel } from "./record.ts";

/**
 * One statement: inserts what is new, changes what differs, and leaves the rest alone (not even a dead row). What is
 * new or changed is kept as a data diff and told to webhooks that listen to it, once the integration's first sync is complete
 * (contract/propexo.md §4.3). The model stands in the text so that one partition is planned and read: compared with a
 * column, all eleven were.
 */
const upsert = (model: RecordModel): string => `
with input as materialized (
  select * from jsonb_to_recordset($1::jsonb) as i (
    n int, id uuid, account_id uuid, integration_id uuid, model text, property_id uuid, x_property_id text, x_id text, data jsonb,
    webhook_event_id uuid, job_id uuid, job_type text, as_of timestamptz)
), before as materialized (
  select i.n, r.id, r.data, i.as_of <= r.updated_at as is_newer from input i
  join records r on r.account_id = i.account_id and r.model = '${model}' and r.integration_id = i.integration_id
    and r.x_property_id = i.x_property_id and r.x_id = i.x_id
), upserted as (
  insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at, updated_at, last_seen)
  select i.id, i.account_id, i.integration_id, i.model, i.property_id, i.x_property_id, i.x_id, i.data, now(), now(), now()
  from input i left join before b on b.n = i.n where b.id is null or (b.data is distinct from i.data and b.is_newer is not true)
  order by i.n
  on conflict (account_id, model, integration_id, x_property_id, x_id) do update set
    data = excluded.data, property_id = excluded.property_id, updated_at = now(), last_seen = now()
  returning id, account_id, model, integration_id, x_property_id, x_id, created_at, updated_at
), differing as materialized (
  select i.*, u.id as record_id, u.created_at, u.updated_at, b.id is null as is_new, b.data as previous,
    case when b.id is null then jsonb_build_object('new', i.data, 'previous', '{}'::jsonb)
      else jsonb_build_object('new', differing_fields(i.data, b.data), 'previous', differing_fields(b.data, i.data)) end as diff
  from upserted u
  join input i on u.account_id = i.account_id and u.model = i.model and u.integration_id = i.integration_id
    and u.x_property_id = i.x_property_id and u.x_id = i.x_id
  left join before b on b.n = i.n
  where i.webhook_event_id is not null
    and exists (select from integrations g where g.id = i.integration_id and g.last_completed_sync is not null)
), diffed as (
  insert into data_diffs (id, account_id, integration_id, model, record_id, is_new, diff, job_id)
  select d.webhook_event_id, d.account_id, d.integration_id, d.model, d.record_id, d.is_new, d.diff, d.job_id
  from differing d where d.is_new or d.diff -> 'new' <> '{}'
), told as (
  insert into webhook_events (id, account_id, trigger, model, integration_id, subject_id, payload)
  select c.webhook_event_id, c.account_id, t.trigger, c.model, c.integration_id, c.record_id,
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
      and (s.model is null or s.model = c.model))
)
select i.n, coalesce(u.id, b.id) as id, b.id is null as is_new, u.id is not null as changed,
  case when u.id is not null then b.data end as previous
from input i
left join before b on b.n = i.n
left join upserted u on u.account_id = i.account_id and u.model = i.model and u.integration_id = i.integration_id
  and u.x_property_id = i.x_property_id and u.x_id = i.x_id
order by i.n`;

type Upserted = {
  n: number;
  id: string;
  is_new: boolean;
  changed: boolean;
  previous: Record<string, unknown> | null;
};

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
  const keys = inputs.map(keyOf);
  const last = new Map(inputs.map((input, index) => [keys[index] ?? "", input]));
  // In one order everywhere, so that two of these that meet in the same records cannot deadlock.
  const ordered = [...last].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const rows = ordered.map(([, input], n) => toRow(input, n, input.job ?? job));
  const result = await database.query<Upserted>({
    name: `upsert-records-${first.model}`,
    text: upsert(first.model),
    values: [storableJson(rows)],
  });
  const changes = result.rows.map((row): RecordChange => {
    if (row.is_new) return { kind: "new", id: row.id };
    if (row.changed) return { kind: "updated", id: row.id, previous: row.previous ?? {} };
    return { kind: "unchanged", id: row.id };
  });
  const changeOf = new Map(ordered.map(([key], n) => [key, changes[n]]));
  return keys.map((key) => {
    const change = changeOf.get(key);
    if (!change) throw new Error("An upsert left a record out.");
    return change;
  });
}

/** What tells a record from all others of its model. */
const keyOf = ({ accountId, integrationId, xPropertyId, xId }: RecordInput): string =>
  JSON.stringify([accountId, integrationId, xPropertyId, xId]);

function toRow(input: RecordInput, n: number, job: RecordJob | null): Record<string, unknown> {
  return {
    n,
    // A property's record is its own property.
    id: input.model === "properties" ? input.propertyId : randomUUIDv7(),
    account_id: input.accountId,
    integration_id: input.integrationId,
    model: input.model,
    property_id: input.propertyId,
    x_property_id: input.xPropertyId,
    x_id: input.xId,
    data: input.data,
    as_of: input.asOf ?? null,
    ...(job &&
      listedModels.has(input.model) && {
        webhook_event_id: randomUUIDv7(),
        job_id: job.id,
        job_type: job.type,
      }),
  };
}
