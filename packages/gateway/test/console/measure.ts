import { connectIntegration, delivered, openPlayground, type Place } from "../harness/playground.ts";
import { withPostgres } from "../harness/with-postgres.ts";

/**
 * `npm run search:large`: fills a gateway with a million writes (or as many as WRITES says) and measures how quickly
 * they are searched and shown. It takes minutes, so `npm test` leaves it out. What the workers would follow in their
 * own time is filled by SQL, with the words that src/search/words.ts makes.
 */
const WRITES = Number(process.env["WRITES"] ?? 1_000_000);
const ROUNDS = Number(process.env["ROUNDS"] ?? 40);

await withPostgres(async (environment) => {
  Object.assign(process.env, environment);
  const playground = await openPlayground();
  const { pool } = playground.database;
  try {
    const { gateway, api } = await playground.serve();
    const { integrationId, places } = await connectIntegration(api, playground);
    const place = places[0] as Place;
    const lead = {
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
    };
    const { body } = await api.post("/v1/leads/realpage_rpx/", {
      ...lead,
      first_name: "Ada",
      last_name: "Pattern",
    });
    await delivered(api, body.meta.job_id);
    await gateway.stop();

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
      property_id: `(array[${places.map(({ id }) => `'${id}'::uuid`).join()}])[1 + n % ${places.length}]`,
      state: "case when n % 500 = 0 then 'rejected' when n % 5000 = 1 then 'needs_review' else 'done' end",
      request: `p.request || jsonb_build_object('first_name', (array['Ada','Ben','Chloe','Dmitri','Elena','Farid','Grace','Hiro','Ines','Jamal'])[1 + n % 10],
      'last_name', initcap(translate(md5((n / 20)::text), '0123456789', 'ghijklmnop')), 'email_1', n || '@filled.example.com',
      'phone_1', (2000000000 + n * 7919::bigint % 999999999)::text)`,
    };
    for (let from = 1; from <= WRITES; from += 100_000)
      await pool.query(`insert into writes (${names.join()})
      select ${names.map((name) => given[name] ?? `p.${name}`).join()}
      from (select * from writes where id = '${body.meta.job_id}') p, lateral (
        select n, now() - make_interval(secs => 30 * 86400 * (1 - n::float8 / ${WRITES}) + 60) as at
        from generate_series(${from}, ${Math.min(from + 99_999, WRITES)}) n) numbered`);
    await pool.query(`insert into write_events (account_id, write_id, version, at, event, from_state, to_state, attempt)
    select account_id, id, v.version, created_at + make_interval(secs => v.version - 1), v.event, v.from_state,
      case when v.version = 3 and state <> 'done' then state else v.to_state end, 1
    from writes, (values (1, 'accepted', null, 'waiting'), (2, 'send_started', 'waiting', 'sending'),
      (3, 'confirmed', 'sending', 'stored'), (4, 'read_back_found', 'stored', 'done')) v (version, event, from_state, to_state)
    where person_key between 1 and ${WRITES} and (v.version < 4 or state = 'done')
    on conflict do nothing`);
    await pool.query(`insert into guest_card_claims (integration_id, x_property_id, guest_card_id, account_id, write_id)
    select integration_id, x_property_id, guest_card_id, account_id, id from writes where guest_card_id like 'filled-%'`);
    await pool.query(`vacuum analyze`);

    await pool.query(`drop index write_search_words`);
    await pool.query(`insert into write_search (account_id, id, integration_id, property_id, words)
    select account_id, id, integration_id, property_id, array_to_tsvector(array(
      select lower(substr(name, start)) from unnest(array[request ->> 'first_name', request ->> 'last_name']) name,
        generate_series(1, greatest(1, length(name) - 2)) start
      union select substr(request ->> 'phone_1', start) from generate_series(1, 7) start
      union values (request ->> 'email_1'), (substr(request ->> 'email_1', position('@' in request ->> 'email_1') + 1)),
        ('example.com'), ('com'), (right(id::text, 12))))
    from writes where person_key between 1 and ${WRITES}`);
    await pool.query(
      `set maintenance_work_mem = '512MB'; create index write_search_words on write_search using gin (words)`,
    );
    await pool.query(`insert into write_tracks
    select account_id, id, integration_id, property_id, x_property_id, created_at, state, version from writes
    where person_key between 1 and ${WRITES} and state <> 'done'`);
    await pool.query(`insert into write_tallies
    select w.account_id, scope, 'hour', date_trunc('hour', e.at, 'UTC'), measure, case measure when 'delivered' then 79 else 0 end, count(*)
    from writes w join write_events e on e.account_id = w.account_id and e.write_id = w.id
      cross join lateral (select case when e.event = 'accepted' then 'accepted' when e.to_state = 'stored' then 'delivered'
        when e.to_state = 'rejected' then 'failed' end as measure) m
      cross join lateral (values ('${"0".repeat(8)}-0000-0000-0000-000000000000'::uuid), (w.integration_id)) s (scope)
    where measure is not null and w.person_key between 1 and ${WRITES} group by 1, 2, 3, 4, 5, 6
    on conflict (account_id, scope, size, at, measure, latency) do update set count = write_tallies.count + excluded.count`);
    await pool.query(`update following_progress set indexed_to = newest, seen_to = newest
      from (select id as newest from writes order by id desc limit 1) w`);
    await pool.query(`vacuum analyze`);
    const worker = await playground.serve({ api: true, worker: true });
    const size = await pool.query(`select pg_size_pretty(pg_total_relation_size('write_search')) as search,
    pg_size_pretty(pg_total_relation_size('write_tallies')) as tallies`);
    console.log(JSON.stringify(size.rows[0]));

    const sample = (
      await pool.query<{ id: string; last: string; mail: string; phone: string; card: string }>(
        `select id, request ->> 'last_name' as last, request ->> 'email_1' as mail, request ->> 'phone_1' as phone,
       guest_card_id as card from writes where person_key between 1 and ${WRITES} order by random() limit ${ROUNDS}`,
      )
    ).rows;
    const day = new Date(Date.now() - 86_400_000).toISOString();
    type Sample = (typeof sample)[number];
    const questions: Record<string, (one: Sample) => string> = {
      "no filter": () => "",
      "a rare name": ({ last }) => `?q=${last}`,
      "a part of a name": ({ last }) => `?q=${last.slice(5, 11)}`,
      "two words": ({ last }) => `?q=ada+${last.slice(0, 3)}`,
      "a first name that a tenth has": () => "?q=grace",
      "three letters": ({ last }) => `?q=${last.slice(2, 5)}`,
      "one letter": () => "?q=q",
      "an e-mail address": ({ mail }) => `?q=${mail}`,
      "a phone number": ({ phone }) => `?q=(${phone.slice(0, 3)})+${phone.slice(3, 6)}-${phone.slice(6)}`,
      "a job id": ({ id }) => `?q=${id}`,
      "a guest card": ({ card }) => `?q=${card}`,
      nobody: () => "?q=xyzzyx",
      failed: () => "?status=FAILURE",
      "needs review": () => "?state=needs_review",
      "of a property": () => `?property_id=${places.at(-1)?.id}`,
      "failed of a property": () => `?status=FAILURE&property_id=${places.at(-1)?.id}`,
      "failed with a name": () => "?status=FAILURE&q=ada",
      "name and property and day": () => `?q=ben&property_id=${place.id}&from=${day}`,
    };
    const client = worker.api;
    const measure = async (name: string, path: (one: Sample) => string): Promise<void> => {
      const ms: number[] = [];
      for (const one of sample) {
        const start = performance.now();
        const reply = await client.get(path(one));
        ms.push(performance.now() - start);
        if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
      }
      ms.sort((a, b) => a - b);
      const at = (share: number): string => (ms[Math.ceil(share * ms.length) - 1] ?? 0).toFixed(1);
      console.log(
        `${name.padEnd(32)} p50 ${at(0.5).padStart(7)} ms   p95 ${at(0.95).padStart(7)} ms   max ${at(1).padStart(7)} ms`,
      );
    };
    for (const [name, query] of Object.entries(questions))
      await measure(name, (one) => `/v1/admin/writes/${query(one)}`);
    await measure("overview, a day", () => "/v1/admin/overview");
    await measure(
      "overview, 30 days",
      () => `/v1/admin/overview?from=${new Date(Date.now() - 30 * 86_400_000).toISOString()}`,
    );
    await measure("one write", ({ id }) => `/v1/admin/writes/${id}`);
  } finally {
    await playground.stop();
  }
});
