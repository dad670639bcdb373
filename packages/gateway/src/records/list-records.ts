import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Schema } from "../database/schema.ts";
import { type Page, type PageRequest, readPage } from "./list-page.ts";
import type { SortKey, SortKeys } from "./list-order.ts";
import type { ListedModel } from "./models/listed-model.ts";
import type { RecordModel } from "./record.ts";
import { recordCount } from "./record-counts.ts";

/** A record as the database holds it. */
export type RecordRow = {
  readonly id: string;
  readonly integration_id: string;
  readonly property_id: string;
  readonly x_property_id: string;
  readonly x_id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly last_seen: Date;
};

/** When RPX last showed a record: by itself, or in its property's whole list (records/sightings.ts). */
const LAST_SEEN = sql`case when is_missing then last_seen else greatest(last_seen, (
  select s.seen_at from record_sightings s where s.integration_id = records.integration_id
    and s.model = records.model and s.property_id = records.property_id)) end`;

const COLUMNS = sql`id, integration_id, property_id, x_property_id, x_id, data, created_at, updated_at,
  ${LAST_SEEN} as last_seen`;

const column = (
  name: keyof RecordRow,
  kind: SortKey["kind"],
  expression: RawBuilder<unknown> = sql.ref(name),
): [string, SortKey] => [name, { expression, kind, nullable: false }];

/** A field of a record's data, as text. Its name is of a declaration, never a caller's. */
export const dataText = (field: string): RawBuilder<string | null> => sql`data ->> ${sql.lit(field)}`;

/** So many characters of a text count for its place in a list: a cursor carries them, in a URL (`http/shared/paging.ts`). */
const LONGEST_SORT_TEXT = 200;

/** What records of a model can be ordered by. */
export function recordSortKeys(model: ListedModel): SortKeys {
  const ofData = Object.entries(model.fields).flatMap(([name, { sort }]): [string, SortKey][] => {
    if (sort === null) return [];
    const expression =
      sort === "text"
        ? sql`left(${dataText(name)}, ${sql.lit(LONGEST_SORT_TEXT)})`
        : sql`(${dataText(name)})::${sql.raw(sort)}`;
    return [[name, { expression, kind: sort, nullable: true }]];
  });
  return new Map([
    column("id", "uuid"),
    column("created_at", "timestamptz"),
    column("updated_at", "timestamptz"),
    column("last_seen", "timestamptz", LAST_SEEN),
    column("integration_id", "uuid"),
    column("property_id", "uuid"),
    column("x_property_id", "text"),
    column("x_id", "text"),
    ...ofData,
  ]);
}

/** One page of an account's records of a model. */
export function listRecords(
  database: Kysely<Schema>,
  asked: {
    readonly accountId: string;
    readonly model: RecordModel;
    readonly conditions: readonly RawBuilder<unknown>[];
    /** True where all of the account, or of `integrationId`, meet the conditions. */
    readonly isWhole: boolean;
    readonly integrationId: string | null;
    readonly sortKeys: SortKeys;
    readonly page: PageRequest;
  },
): Promise<Page<RecordRow>> {
  const { accountId, model, integrationId } = asked;
  const conditions = [sql`account_id = ${accountId}`, sql`model = ${model}`, ...asked.conditions];
  return readPage(
    database,
    {
      columns: COLUMNS,
      from: sql`records`,
      conditions,
      sortKeys: asked.sortKeys,
      ...(asked.isWhole && { total: recordCount(accountId, model, integrationId) }),
    },
    asked.page,
  );
}

/** One record of an account; null where it has none of that id. */
export async function readRecord(
  database: Kysely<Schema>,
  accountId: string,
  model: RecordModel,
  id: string,
): Promise<RecordRow | null> {
  const found = await sql<RecordRow>`
    select ${COLUMNS} from records where account_id = ${accountId} and model = ${model} and id = ${id}`.execute(
    database,
  );
  return found.rows[0] ?? null;
}
