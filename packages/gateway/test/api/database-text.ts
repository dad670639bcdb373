import type { Pool } from "pg";

/** All that the database holds, as text; bytes in hexadecimal digits. */
export async function textsOf(pool: Pool): Promise<string> {
  const tables = await pool.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ text: string }>(`select t::text as text from ${name} t`);
    texts.push(name, ...rows.map((row) => row.text));
  }
  return texts.join("\n");
}
