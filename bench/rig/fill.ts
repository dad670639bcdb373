import type { Pool } from "pg";
import type { BenchDatabase } from "./databases.ts";

/** How full the tables are made. */
export type Filling = {
  readonly finished: number;
  readonly waiting: number;
  /** Guest cards brought by syncs, for the lists. */
  readonly leads: number;
};

/** Finished writes lie within so many hours, which puts most into the newest partition, where the accepted ones go. */
const HOURS = 24;

/**
 * Fills a gateway's tables by SQL as its own work would have: writes with their events, idempotency keys and claims,
 * made from one write of the waiting integration that it delivered itself; guest cards from the record that it read
 * back. Exchanges (two texts of 2 kB a write) are left out: nothing measured here reads them, and they take 4 GB.
 * The write that it takes as its pattern must be done.
 */
export async function fillTables({ pool }: BenchDatabase, filling: Filling): Promise<void> {
  await Promise.all([fillWrites(pool, filling), fillLeads(pool, filling)]);
  await pool.query(`vacuum analyze`);
  await pool.query(`checkpoint`);
}

/** The columns of a table, and for each the pattern's own value `p.<column>` or the expression given for it. */
async function columnsOf(
  pool: Pool,
  table: string,
  expressions: Readonly<Record<string, string>>,
): Promise<{ readonly names: string; readonly values: string }> {
  const found = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const names = found.rows.map((row) => row.name);
  return { names: names.join(), values: names.map((name) => expressions[name] ?? `p.${name}`).join() };
}

async function fillWrites(pool: Pool, { finished, waiting }: Filling): Promise<void> {
  const total = finished + waiting;
  const common = {
    id: "uuidv7(at - clock_timestamp())",
    person_key: "n",
    created_at: "at",
    updated_at: "at",
  };
  const insert = async (
    from: number,
    to: number,
    expressions: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const { names, values } = await columnsOf(pool, "writes", { ...common, ...expressions });
    await pool.query(`
      insert into writes (${names})
      select ${values} from (select * from writes where state = 'done' limit 1) p,
        lateral (select n, now() - make_interval(secs => ${HOURS * 3600} * (1 - n::float8 / ${total})) as at
          from generate_series(${from}, ${to}) as n) as numbered`);
  };
  await insert(1, finished, { guest_card_id: "'filled-' || n", created_record_id: "uuidv4()" });
  await insert(finished + 1, total, {
    state: "'waiting'",
    version: "1",
    attempts: "0",
    read_backs: "0",
    due_at: "at",
    deadline_at: "at + interval '90 days'",
    guest_card_id: "null",
    created_record_id: "null",
    // Each a person of its own, so that RPX takes it for a new one.
    upstream: `jsonb_set(p.upstream, '{card}', p.upstream -> 'card'
      || jsonb_build_object('lastName', 'Filled ' || n, 'email', n || '@filled.example.com', 'phones', '[]'::jsonb))`,
  });
  const filled = `writes where person_key between 1 and ${total}`;
  await pool.query(`
    insert into write_events (account_id, write_id, version, at, event, from_state, to_state, attempt)
    select account_id, id, v.version, created_at, v.event, v.from_state, v.to_state, least(v.version - 1, 1)
    from (select * from ${filled}) w, (values (1, 'accepted', null, 'waiting'), (2, 'send_started', 'waiting', 'sending'),
      (3, 'confirmed', 'sending', 'stored'), (4, 'read_back_found', 'stored', 'done'))
      as v (version, event, from_state, to_state)
    where v.version = 1 or state = 'done'`);
  await pool.query(`
    insert into idempotency_keys (account_id, key, request_hash, write_id, created_at)
    select account_id, 'filled-' || person_key, sha256(id::text::bytea), id, created_at from ${filled}`);
  await pool.query(`
    insert into guest_card_claims (integration_id, x_property_id, guest_card_id, account_id, write_id)
    select integration_id, x_property_id, guest_card_id, account_id, id from ${filled} and state = 'done'`);
}

async function fillLeads(pool: Pool, { leads }: Filling): Promise<void> {
  const { names, values } = await columnsOf(pool, "records", {
    id: "uuidv7(make_interval(secs => -n))",
    x_id: "'filled-' || n",
    created_at: "now() - make_interval(secs => n)",
    data: "p.data || jsonb_build_object('email_1', n || '@filled.example.com')",
  });
  // Straight into the partition, past the trigger that would keep a copy of all of them to count them.
  await pool.query(`
    insert into records_leads (${names})
    select ${values} from (select * from records where model = 'leads' limit 1) p, generate_series(1, ${leads}) as n`);
  await pool.query(
    `insert into record_counts (account_id, model, integration_id, difference)
     select account_id, model, integration_id, $1 from records where model = 'leads' limit 1`,
    [leads],
  );
}
