import { randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { storableBytes } from "../database/storable-json.ts";
import type { RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { RecordInput } from "../records/record.ts";
import { markPropertiesSeen } from "../records/sightings.ts";
import { upsertRecords } from "../records/upsert-records.ts";
import type { FoundSite } from "./find-sites.ts";
import { batches, type PlaceOfRecords, type RecordStore } from "./record-store.ts";
import type { LaneHold } from "./run-store.ts";

/** A property with what calls for it are made with. */
export type SyncedProperty = PlaceOfRecords & {
  readonly site: RpxSite;
  /** Of its clock, when it was last read; null: RPX does not say. */
  readonly utcOffsetMinutes: number | null;
};

/**
 * Brings the records of properties up to date, each new one with the configuration that new ones get. A property
 * keeps the id that it was first given.
 * @returns false where the lane is another's.
 */
export async function storeProperties(
  pool: pg.Pool,
  hold: LaneHold,
  sites: readonly FoundSite[],
  store: RecordStore,
): Promise<boolean> {
  store.count("properties", []);
  for (const batch of batches(sites)) if (!(await storeBatch(pool, hold, batch, store))) return false;
  return true;
}

async function storeBatch(
  pool: pg.Pool,
  hold: LaneHold,
  sites: readonly FoundSite[],
  store: RecordStore,
): Promise<boolean> {
  const { accountId, integrationId } = hold;
  const client = await pool.connect();
  let broken: Error | boolean = true;
  try {
    await client.query("begin");
    // Held until the commit, so that no two workers give one property two ids.
    const lane = await client.query(
      `select from lanes where integration_id = $1 and lease_token = $2 for share`,
      [integrationId, hold.leaseToken],
    );
    const isOurs = lane.rowCount === 1;
    if (isOurs) {
      const known = await knownIds(client, hold, sites);
      const inputs = sites.flatMap(({ site, data, firstData }): RecordInput[] => {
        const id = known.get(site.siteId);
        const seen = id === undefined ? firstData : data;
        if (!seen) return [];
        const propertyId = id ?? randomUUIDv7();
        const { siteId } = site;
        return [
          {
            accountId,
            integrationId,
            model: "properties",
            propertyId,
            xPropertyId: siteId,
            xId: siteId,
            json: storableBytes(seen),
          },
        ];
      });
      store.count("properties", await upsertRecords(client, inputs, store.job));
      const propertyIds = inputs.map(({ propertyId }) => propertyId);
      await markPropertiesSeen(client, integrationId, propertyIds);
      await configure(client, hold, propertyIds);
    }
    await client.query("commit");
    broken = false;
    return isOurs;
  } catch (error) {
    await client.query("rollback").then(
      () => (broken = false),
      () => undefined,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

async function knownIds(
  client: pg.PoolClient,
  hold: LaneHold,
  sites: readonly FoundSite[],
): Promise<ReadonlyMap<string, string>> {
  const result = await client.query<{ x_property_id: string; id: string }>(
    `select x_property_id, id from records
     where account_id = $1 and model = 'properties' and integration_id = $2 and x_property_id = any($3)`,
    [hold.accountId, hold.integrationId, sites.map(({ site }) => site.siteId)],
  );
  return new Map(result.rows.map((row) => [row.x_property_id, row.id]));
}

async function configure(
  client: pg.PoolClient,
  hold: LaneHold,
  propertyIds: readonly string[],
): Promise<void> {
  await client.query(
    `insert into property_configurations (id, account_id, integration_id, property_id, enabled)
     select n.id, i.account_id, i.id, n.property_id, i.new_properties_are_enabled
     from unnest($2::uuid[], $3::uuid[]) as n (id, property_id) join integrations i on i.id = $1
     on conflict (integration_id, property_id) do nothing`,
    [hold.integrationId, propertyIds.map(() => randomUUIDv7()), propertyIds],
  );
}

/**
 * The enabled properties of an integration.
 * @param among RPX's ids of the sites to be gone through; null: all that are known.
 */
export async function enabledProperties(
  pool: pg.Pool,
  hold: LaneHold,
  among: readonly string[] | null,
): Promise<SyncedProperty[]> {
  const result = await pool.query<{
    propertyId: string;
    xPropertyId: string;
    pmcId: string;
    utcOffsetMinutes: number | null;
  }>({
    name: "enabled-properties",
    text: `
      select p.id as "propertyId", p.x_property_id as "xPropertyId", p.data -> 'custom_data' ->> 'x_pmc_id' as "pmcId",
        (p.data -> 'custom_data' ->> 'utc_offset_minutes')::int as "utcOffsetMinutes"
      from records p
      join property_configurations c on c.integration_id = p.integration_id and c.property_id = p.id and c.enabled
      where p.account_id = $1 and p.model = 'properties' and p.integration_id = $2
        and ($3::text[] is null or p.x_property_id = any($3)) and p.data -> 'custom_data' ->> 'x_pmc_id' is not null
      order by p.id`,
    values: [hold.accountId, hold.integrationId, among],
  });
  return result.rows.map(({ propertyId, xPropertyId, pmcId, utcOffsetMinutes }) => ({
    propertyId,
    xPropertyId,
    utcOffsetMinutes,
    site: { pmcId, siteId: xPropertyId },
  }));
}
