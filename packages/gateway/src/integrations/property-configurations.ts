import { sql } from "kysely";
import { type Doer, recordActIn } from "../audit/record-act.ts";
import type { Database } from "../database/connect.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { SortKeys } from "../records/list-order.ts";

/** Whether what hangs on a property is synced. It is made when a sync finds the property. */
export type PropertyConfiguration = {
  readonly id: string;
  readonly created_at: Date;
  readonly integration_id: string;
  readonly property_id: string;
  readonly enabled: boolean;
};

const COLUMNS = sql`id, created_at, integration_id, property_id, enabled`;

export const propertyConfigurationSortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("created_at"), kind: "timestamptz", nullable: false }],
  ["property_id", { expression: sql.ref("property_id"), kind: "uuid", nullable: false }],
  ["enabled", { expression: sql.ref("enabled"), kind: "boolean", nullable: false }],
]);

type Kysely = Pick<Database, "kysely">;

export function listPropertyConfigurations(
  { kysely }: Kysely,
  accountId: string,
  integrationId: string,
  page: PageRequest,
): Promise<Page<PropertyConfiguration>> {
  return readPage(
    kysely,
    {
      columns: COLUMNS,
      from: sql`property_configurations`,
      conditions: [sql`account_id = ${accountId}`, sql`integration_id = ${integrationId}`],
      sortKeys: propertyConfigurationSortKeys,
    },
    page,
  );
}

/** Switches a property on or off; null where the account's integration has no such configuration. */
export async function changePropertyConfiguration(
  { kysely }: Kysely,
  accountId: string,
  integrationId: string,
  id: string,
  enabled: boolean,
  doer: Doer,
): Promise<PropertyConfiguration | null> {
  return kysely.transaction().execute(async (transaction) => {
    const changed = await sql<PropertyConfiguration>`
      update property_configurations set enabled = ${enabled}
      where account_id = ${accountId} and integration_id = ${integrationId} and id = ${id}
      returning ${COLUMNS}`.execute(transaction);
    const [configuration] = changed.rows;
    if (!configuration) return null;
    await recordActIn(transaction, doer, {
      action: "property_configuration.changed",
      accountId,
      object: { kind: "property_configuration", id },
      after: { enabled, integration_id: integrationId, property_id: configuration.property_id },
    });
    return configuration;
  });
}
