import type pg from "pg";
import type { RecordModel } from "./record.ts";

/** Whose list of which model was read. */
export type ListedPlace = {
  readonly accountId: string;
  readonly integrationId: string;
  readonly model: RecordModel;
  readonly propertyId: string;
  readonly xPropertyId: string;
};

/**
 * Keeps that a property's whole list of a model was read just now. What it shows was seen now, which is kept once for
 * all of them; only a record that it does not show any more, or shows again, is written to.
 * @param xIds RPX's ids of what the list shows.
 */
export async function markSeen(pool: pg.Pool, place: ListedPlace, xIds: readonly string[]): Promise<void> {
  await pool.query({
    name: "mark-seen",
    text: `
      with seen as (
        insert into record_sightings (integration_id, model, property_id, seen_at) values ($2, $3, $4, now())
        on conflict (integration_id, model, property_id) do update set seen_at = excluded.seen_at
      )
      update records r set is_missing = not r.is_missing, last_seen = case when r.is_missing then now()
        else greatest(r.last_seen, (select s.seen_at from record_sightings s
          where s.integration_id = $2 and s.model = $3 and s.property_id = $4)) end
      where r.account_id = $1 and r.model = $3 and r.integration_id = $2 and r.x_property_id = $5
        and r.is_missing = (r.x_id = any($6::text[]))`,
    values: [place.accountId, place.integrationId, place.model, place.propertyId, place.xPropertyId, xIds],
  });
}

/** Keeps that these properties were found just now. */
export async function markPropertiesSeen(
  client: pg.PoolClient,
  integrationId: string,
  propertyIds: readonly string[],
): Promise<void> {
  await client.query(
    `insert into record_sightings (integration_id, model, property_id, seen_at)
     select $1, 'properties', p.id, now() from unnest($2::uuid[]) as p (id)
     on conflict (integration_id, model, property_id) do update set seen_at = excluded.seen_at`,
    [integrationId, propertyIds],
  );
}
