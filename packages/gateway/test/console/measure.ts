import { connectIntegration, delivered, openPlayground, type Place } from "../harness/playground.ts";
import { fillWrites } from "./fill-writes.ts";
import { withPostgres } from "../harness/with-postgres.ts";

/**
 * `npm run search:large`: fills a gateway with a million writes (or as many as WRITES says) and measures how quickly
 * they are searched and shown: each kind of question, and each filter alone and with each kind of word, by ROUNDS
 * samples. It takes minutes, so `npm test` leaves it out.
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
    const few = await connectIntegration(api, playground, { name: "Few" });
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

    const fewPlace = few.places[0] as Place;
    await fillWrites(pool, {
      writes: WRITES,
      jobId: body.meta.job_id,
      propertyIds: places.map(({ id }) => id),
      few: { integrationId: few.integrationId, propertyId: fewPlace.id },
    });
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
    const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString();
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
    };
    /** Each is asked for alone and with each kind of word. */
    const filters: Record<string, string> = {
      failed: "status=FAILURE",
      "given up": "state=given_up",
      expired: "state=expired",
      "needs review": "state=needs_review",
      delivered: "status=SUCCESS",
      "of an integration": `integration_id=${integrationId}`,
      "of a property": `property_id=${place.id}`,
      "of an integration with few": `integration_id=${few.integrationId}`,
      "of a property with few": `property_id=${fewPlace.id}`,
      "a change": "operation=update_lead",
      "of the last day": `from=${day}`,
      "before a week": `to=${weekAgo}`,
      "failed of a property": `status=FAILURE&property_id=${place.id}`,
      "failed of few, last week": `status=FAILURE&property_id=${fewPlace.id}&from=${weekAgo}`,
      "delivered of a property, a day": `status=SUCCESS&property_id=${place.id}&from=${day}`,
    };
    const words: Record<string, (one: Sample) => string> = {
      "": () => "",
      "a rare name": ({ last }) => `&q=${last}`,
      ada: () => "&q=ada",
      grace: () => "&q=grace",
      "three letters": ({ last }) => `&q=${last.slice(2, 5)}`,
      "an e-mail address": ({ mail }) => `&q=${mail}`,
      "a phone number": ({ phone }) => `&q=${phone}`,
      "a phone's end": ({ phone }) => `&q=${phone.slice(-4)}`,
    };
    for (const [filter, query] of Object.entries(filters))
      for (const [word, more] of Object.entries(words))
        questions[word === "" ? filter : `${filter} + ${word}`] = (one) => `?${query}${more(one)}`;
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
        `${name.padEnd(50)} p50 ${at(0.5).padStart(7)} ms   p95 ${at(0.95).padStart(7)} ms   max ${at(1).padStart(7)} ms`,
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
