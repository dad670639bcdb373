import type pg from "pg";

/** What `fillWrites` copies, and where the copies go. */
export type Filling = {
  readonly writes: number;
  /** A write that was delivered. */
  readonly jobId: string;
  /** Nearly all writes go to these properties of its integration. */
  readonly propertyIds: readonly string[];
  /** One write of 997 goes here. */
  readonly few: { readonly integrationId: string; readonly propertyId: string };
};

/**
 * Fills a database with copies of a write, of the last 30 days, as if workers had followed them: one first name of
 * ten, a last name for 20 writes, an e-mail address and phone number each; 5 % were rejected, 0.2 % expired, 0.5 % given
 * up, 0.02 % need review. What workers would follow is filled by SQL, with the words that src/search/words.ts makes.
 */
export async function fillWrites(pool: pg.Pool, { writes, jobId, propertyIds, few }: Filling): Promise<void> {
  const columns = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'writes'::regclass and attnum > 0 and not attisdropped`,
  );
  const names = columns.rows.map(({ name }) => name);
  const given: Record<string, string> = {
    id: "uuidv7(at - clock_timestamp())",
    person_key: "n",
    created_at: "at",
    updated_at: "at",
    guest_card_id: "'filled-' || n",
    integration_id: `case when n % 997 = 3 then '${few.integrationId}' else p.integration_id end`,
    property_id: `case when n % 997 = 3 then '${few.propertyId}'
      else (array[${propertyIds.map((id) => `'${id}'::uuid`).join()}])[1 + n % ${propertyIds.length}] end`,
    operation: "case when n % 1009 = 5 then 'update_lead' else p.operation end",
    // Nobody who was given up is called Grace: neither of the two is rare, and nothing answers both.
    state: `case when n % 200 = 0 then 'given_up' when n % 19 = 0 then 'rejected' when n % 499 = 0 then 'expired'
      when n % 4999 = 1 then 'needs_review' else 'done' end`,
    request: `p.request || jsonb_build_object('first_name', (array['Ada','Ben','Chloe','Dmitri','Elena','Farid','Grace','Hiro','Ines','Jamal'])[1 + n % 10],
    'last_name', initcap(translate(md5((n / 20)::text), '0123456789', 'ghijklmnop')), 'email_1', n || '@filled.example.com',
    'phone_1', (2000000000 + n * 7919::bigint % 999999999)::text)`,
  };
  for (let from = 1; from <= writes; from += 100_000)
    await pool.query(`insert into writes (${names.join()})
    select ${names.map((name) => given[name] ?? `p.${name}`).join()}
    from (select * from writes where id = '${jobId}') p, lateral (
      select n, now() - make_interval(secs => 30 * 86400 * (1 - n::float8 / ${writes}) + 60) as at
      from generate_series(${from}, ${Math.min(from + 99_999, writes)}) n) numbered`);
  await pool.query(`insert into write_events (account_id, write_id, version, at, event, from_state, to_state, attempt)
  select account_id, id, v.version, created_at + make_interval(secs => v.version - 1), v.event, v.from_state,
    case when v.version = 3 and state <> 'done' then state else v.to_state end, 1
  from writes, (values (1, 'accepted', null, 'waiting'), (2, 'send_started', 'waiting', 'sending'),
    (3, 'confirmed', 'sending', 'stored'), (4, 'read_back_found', 'stored', 'done')) v (version, event, from_state, to_state)
  where person_key between 1 and ${writes} and (v.version < 4 or state = 'done')
  on conflict do nothing`);
  await pool.query(`insert into guest_card_claims (integration_id, x_property_id, guest_card_id, account_id, write_id)
  select integration_id, x_property_id, guest_card_id, account_id, id from writes where guest_card_id like 'filled-%'`);
  await pool.query(`vacuum analyze`);

  await pool.query(`drop index write_search_words`);
  await pool.query(`insert into write_search (account_id, id, integration_id, property_id, operation, words)
  select account_id, id, integration_id, property_id, operation, array_to_tsvector(array(
    select lower(substr(name, start)) from unnest(array[request ->> 'first_name', request ->> 'last_name']) name,
      generate_series(1, greatest(1, length(name) - 2)) start
    union select substr(request ->> 'phone_1', start) from generate_series(1, 7) start
    union values (request ->> 'email_1'), (substr(request ->> 'email_1', position('@' in request ->> 'email_1') + 1)),
      ('example.com'), ('com'), (right(id::text, 12))))
  from writes where person_key between 1 and ${writes}`);
  await pool.query(
    `set maintenance_work_mem = '512MB'; create index write_search_words on write_search using gin (words)`,
  );
  await pool.query(`insert into write_tracks
  select account_id, id, integration_id, property_id, x_property_id, created_at, state, version from writes
  where person_key between 1 and ${writes} and state <> 'done'`);
  await pool.query(`insert into write_tallies
  select w.account_id, scope, 'hour', date_trunc('hour', e.at, 'UTC'), measure, case measure when 'delivered' then 79 else 0 end, count(*)
  from writes w join write_events e on e.account_id = w.account_id and e.write_id = w.id
    cross join lateral (select case when e.event = 'accepted' then 'accepted' when e.to_state = 'stored' then 'delivered'
      when e.to_state in ('rejected', 'expired', 'given_up') then 'failed' end as measure) m
    cross join lateral (values ('${"0".repeat(8)}-0000-0000-0000-000000000000'::uuid), (w.integration_id)) s (scope)
  where measure is not null and w.person_key between 1 and ${writes} group by 1, 2, 3, 4, 5, 6
  on conflict (account_id, scope, size, at, measure, latency) do update set count = write_tallies.count + excluded.count`);
  await pool.query(`update following_progress set indexed_to = newest, seen_to = newest
    from (select id as newest from writes where person_key between 1 and ${writes} order by id desc limit 1) w`);
  await pool.query(`vacuum analyze`);
}
