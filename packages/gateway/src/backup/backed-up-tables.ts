import type pg from "pg";

/** A table with the columns that a copy holds; generated ones follow from the others. */
export type BackedUpTable = { readonly name: string; readonly columns: readonly string[] };

/** What says nothing in another database: migrations are made anew there, and processes and identity are its own. */
const LEFT_OUT = ["kysely_migration", "kysely_migration_lock", "secret_key_holders", "database_identity"];

/** The tables of the schema, partitions as one, in an order in which each comes after those that it refers to. */
export async function backedUpTables(client: pg.PoolClient): Promise<BackedUpTable[]> {
  const tables = await client.query<BackedUpTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and c.relname <> all($1)
     group by c.relname order by c.relname`,
    [LEFT_OUT],
  );
  const references = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  const left = new Map(tables.rows.map((table) => [table.name, table]));
  const ordered: BackedUpTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.rows.some(({ from, to }) => from === name && left.has(to)),
    );
    if (free.length === 0) throw new Error("Tables refer to each other in a circle.");
    for (const table of free) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A table and its columns as COPY names them. */
export const columnList = ({ columns }: BackedUpTable): string => columns.map(quoted).join(", ");
