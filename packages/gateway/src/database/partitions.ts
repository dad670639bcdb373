import { type Kysely, sql } from "kysely";

const WEEK_MS = 7 * 86_400_000;
/**
 * Partitions are made this far ahead, every hour; what falls outside lands in the default partition and loses nothing.
 * Each of them costs every statement that may reach it 10 µs, also while it is empty.
 */
const WEEKS_AHEAD = 2;
/** An arbitrary constant: one process at a time makes partitions. */
const PARTITION_LOCK = 4_217_001;

/** Tables that are split by the week of their UUIDv7 key. `fillfactor` leaves room for HOT updates where rows change. */
const PARTITIONED = [
  { table: "writes", options: "with (fillfactor = 70)" },
  { table: "write_events", options: "" },
  { table: "exchanges", options: "" },
  { table: "data_diffs", options: "" },
] as const;

const KEYS = { writes: "id", write_events: "write_id", exchanges: "id", data_diffs: "id" } as const;

/** The lowest UUIDv7 of a moment (RFC 9562 §5.7: the first 48 bits are milliseconds since 1970). */
export function lowestIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** Makes the missing partitions from the week of `now` on. Idempotent, and safe beside other processes. */
export async function ensurePartitions<Schema>(database: Kysely<Schema>, now: Date): Promise<void> {
  const thisWeek = Math.floor(now.getTime() / WEEK_MS) * WEEK_MS;
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(PARTITION_LOCK)})`.execute(transaction);
    const existing = await sql<{ name: string }>`
      select relname as name from pg_class where relispartition and relkind = 'r'`.execute(transaction);
    const names = new Set(existing.rows.map((row) => row.name));
    for (let week = 0; week <= WEEKS_AHEAD; week++) {
      const from = new Date(thisWeek + week * WEEK_MS);
      const to = new Date(from.getTime() + WEEK_MS);
      const suffix = from.toISOString().slice(0, 10).replaceAll("-", "");
      for (const { table, options } of PARTITIONED) {
        const name = `${table}_${suffix}`;
        if (names.has(name)) continue;
        // Rows that came before their partition was made stay in the default one, and keep it from being made.
        const early = await sql<{ found: boolean }>`
          select exists (select from ${sql.table(`${table}_default`)} where ${sql.ref(KEYS[table])} >= ${lowestIdAt(from)}
            and ${sql.ref(KEYS[table])} < ${lowestIdAt(to)}) as found`.execute(transaction);
        if (early.rows[0]?.found === true) continue;
        await sql
          .raw(
            `create table ${name} partition of ${table} for values from ('${lowestIdAt(from)}') to ('${lowestIdAt(to)}') ${options}`,
          )
          .execute(transaction);
      }
    }
  });
}
