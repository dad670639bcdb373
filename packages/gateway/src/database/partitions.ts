import { type Kysely, sql, type Transaction } from "kysely";

const WEEK_MS = 7 * 86_400_000;
/**
 * Partitions are made this far ahead, every hour; what falls outside lands in the default partition and loses nothing.
 * Each of them costs every statement that may reach it 10 µs, also while it is empty.
 */
const AHEAD_MS = 2 * WEEK_MS;
/** What is kept for a year is split by so many weeks. */
const WRITE_WEEKS = 4;
/** An arbitrary constant: one process at a time makes partitions. */
const PARTITION_LOCK = 4_217_001;

/**
 * Tables that are split by the time of their UUIDv7 key: what is kept for 30 days by the week, what is kept for a year by
 * four, so that a statement that may reach all partitions meets few. `fillfactor` leaves room for HOT updates where rows
 * change.
 */
const PARTITIONED = [
  { table: "writes", key: "id", weeks: WRITE_WEEKS, options: "with (fillfactor = 70)" },
  { table: "write_events", key: "write_id", weeks: WRITE_WEEKS, options: "" },
  { table: "exchanges", key: "id", weeks: 1, options: "" },
  { table: "data_diffs", key: "id", weeks: 1, options: "" },
] as const;

export type PartitionedTable = (typeof PARTITIONED)[number]["table"];

const boundAfter = (word: string): string =>
  `substring(pg_get_expr(c.relpartbound, c.oid) from '${word} \\(''([0-9a-f-]+)''\\)')`;
/** Of a partition (`pg_class c`): the id that it ends before; null for the default one. */
export const PARTITION_END = boundAfter("TO");
const PARTITION_START = boundAfter("FROM");

/** The lowest UUIDv7 of a moment (RFC 9562 §5.7: the first 48 bits are milliseconds since 1970). */
export function lowestIdAt(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** The moment of a UUIDv7, in milliseconds since 1970. */
export const momentOf = (id: string): number => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

/**
 * The ids of the partitions of `writes`, as it is split today, that hold all of `ids` (UUIDv7, at least one): from `first`
 * to below `end`. `name` is short and theirs alone.
 */
export function rangeOf(ids: readonly string[]): {
  readonly name: string;
  readonly first: string;
  readonly end: string;
} {
  const width = WRITE_WEEKS * WEEK_MS;
  const places = ids.map((id) => Math.floor(momentOf(id) / width));
  const [lowest, highest] = [Math.min(...places), Math.max(...places)];
  return {
    name: `${lowest}-${highest}`,
    first: lowestIdAt(new Date(lowest * width)),
    end: lowestIdAt(new Date((highest + 1) * width)),
  };
}

/** Makes the missing partitions from that of `now` on. Idempotent, and safe beside other processes. */
export async function ensurePartitions<Schema>(database: Kysely<Schema>, now: Date): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(PARTITION_LOCK)})`.execute(transaction);
    for (const partitioned of PARTITIONED) await ensureOf(transaction, partitioned, now.getTime());
  });
}

async function ensureOf<Schema>(
  transaction: Transaction<Schema>,
  { table, key, weeks, options }: (typeof PARTITIONED)[number],
  now: number,
): Promise<void> {
  const existing = await sql<{ first: string; end: string }>`
    select ${sql.raw(PARTITION_START)} as first, ${sql.raw(PARTITION_END)} as end
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = ${table}::regclass and ${sql.raw(PARTITION_END)} is not null`.execute(transaction);
  const ranges = existing.rows.map(({ first, end }) => ({ start: momentOf(first), end: momentOf(end) }));
  const width = weeks * WEEK_MS;
  for (let start = Math.floor(now / width) * width; start <= now + AHEAD_MS; start += width) {
    const to = start + width;
    // Where the table was once split by shorter times, the first goes on from the last of those.
    const inside = ranges.filter((range) => range.start < to && range.end > start);
    const from = Math.max(start, ...inside.map((range) => range.end));
    if (from >= to) continue;
    const bounds = [lowestIdAt(new Date(from)), lowestIdAt(new Date(to))] as const;
    // Rows that came before their partition was made stay in the default one, and keep it from being made.
    const early = await sql<{ found: boolean }>`
      select exists (select from ${sql.table(`${table}_default`)} where ${sql.ref(key)} >= ${bounds[0]}
        and ${sql.ref(key)} < ${bounds[1]}) as found`.execute(transaction);
    if (early.rows[0]?.found === true) continue;
    const name = `${table}_${new Date(from).toISOString().slice(0, 10).replaceAll("-", "")}`;
    await sql
      .raw(
        `create table ${name} partition of ${table} for values from ('${bounds[0]}') to ('${bounds[1]}') ${options}`,
      )
      .execute(transaction);
  }
}
