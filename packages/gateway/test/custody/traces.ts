import type pg from "pg";

/** A column that shows one of the strings. */
export type Trace = { readonly table: string; readonly column: string; readonly text: string };

/**
 * Looks through every text, JSON and binary column of every table for the strings, however they are written: upper or
 * lower case, and phone numbers with separators. Binary columns are searched as the UTF-8 they may hold.
 */
export async function tracesOf(pool: pg.Pool, strings: readonly string[]): Promise<Trace[]> {
  const columns = await pool.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and format_type(a.atttypid, null) in ('text', 'jsonb', 'json', 'bytea', 'text[]', 'character varying', 'tsvector')`,
  );
  const traces: Trace[] = [];
  for (const { table, column, type } of columns.rows) {
    const text = type === "bytea" ? `encode("${column}", 'escape')` : `"${column}"::text`;
    for (const string of strings) {
      const digits = string.replace(/\D/g, "");
      const isPhone = digits.length >= 7 && /^[\d\s().+-]+$/.test(string);
      const { rows } = await pool.query<{ text: string }>(
        `select ${text} as text from "${table}" where ${
          isPhone
            ? `regexp_replace(${text}, '\\D', '', 'g') like '%' || $1 || '%'`
            : `position($1 in lower(${text})) > 0`
        } limit 1`,
        [isPhone ? digits : string.toLowerCase()],
      );
      for (const row of rows) traces.push({ table, column, text: row.text.slice(0, 300) });
    }
  }
  return traces;
}
