import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import type { RecordChange, RecordInput } from "./record.ts";

/** One statement: inserts what is new, changes what differs, and leaves the rest alone (not even a dead row). */
const UPSERT = `
with input as materialized (
  select * from json_to_recordset($1::json) as i (
    n int, id uuid, account_id uuid, integration_id uuid, model text, property_id uuid, x_property_id text, x_id text, data jsonb)
), before as materialized (
  select i.n, r.id, r.data from input i
  join records r on r.account_id = i.account_id and r.model = i.model and r.integration_id = i.integration_id
    and r.x_property_id = i.x_property_id and r.x_id = i.x_id
), upserted as (
  insert into records (id, account_id, integration_id, model, property_id, x_property_id, x_id, data, created_at, updated_at, last_seen)
  select i.id, i.account_id, i.integration_id, i.model, i.property_id, i.x_property_id, i.x_id, i.data, now(), now(), now()
  from input i left join before b on b.n = i.n where b.id is null or b.data is distinct from i.data
  on conflict (account_id, model, integration_id, x_property_id, x_id) do update set
    data = excluded.data, property_id = excluded.property_id, updated_at = now(), last_seen = now()
  returning id, account_id, model, integration_id, x_property_id, x_id
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
 * Brings records up to date in one transaction. Of two inputs for one record the last stands.
 * @returns what became of each input, in order.
 */
export async function upsertRecords(
  database: pg.Pool | pg.PoolClient,
  inputs: readonly RecordInput[],
): Promise<RecordChange[]> {
  const last = new Map<string, { input: RecordInput; n: number }>();
  const places = inputs.map((input) => {
    const key = JSON.stringify([
      input.accountId,
      input.model,
      input.integrationId,
      input.xPropertyId,
      input.xId,
    ]);
    const n = last.get(key)?.n ?? last.size;
    last.set(key, { input, n });
    return n;
  });
  const rows = [...last.values()].map(({ input, n }) => ({
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
  }));
  const result = await database.query<Upserted>({
    name: "upsert-records",
    text: UPSERT,
    values: [JSON.stringify(rows)],
  });
  const changes = result.rows.map((row): RecordChange => {
    if (row.is_new) return { kind: "new", id: row.id };
    if (row.changed) return { kind: "updated", id: row.id, previous: row.previous ?? {} };
    return { kind: "unchanged", id: row.id };
  });
  return places.map((place) => {
    const change = changes[place];
    if (!change) throw new Error("An upsert left a record out.");
    return change;
  });
}
