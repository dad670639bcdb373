import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { fillWrites } from "./fill-writes.ts";

/** Enough that a search goes through each of its ways: stretches of the newest, the index of words, further stretches. */
const WRITES = 40_000;
const LIMIT = 250;

describe("a search among many writes", () => {
  let playground: Playground;
  let api: ApiClient;
  let filters: Record<string, [query: string, where: string]>;

  before(async () => {
    playground = await openPlayground();
    const { gateway, api: first } = await playground.serve();
    const { integrationId, places } = await connectIntegration(first, playground);
    const few = await connectIntegration(first, playground, { name: "Few" });
    const [place, fewPlace] = [places[0] as Place, few.places[0] as Place];
    const { body } = await first.post("/v1/leads/realpage_rpx/", {
      integration_id: integrationId,
      property_id: place.id,
      lead_relationship_id: place.relationship,
      first_name: "Ada",
      last_name: "Pattern",
    });
    await delivered(first, body.meta.job_id);
    await gateway.stop();
    await fillWrites(playground.database.pool, {
      writes: WRITES,
      jobId: body.meta.job_id,
      propertyIds: places.map(({ id }) => id),
      few: { integrationId: few.integrationId, propertyId: fewPlace.id },
    });
    ({ api } = await playground.serve({ api: true, worker: false }));
    const week = new Date(Date.now() - 7 * 86_400_000).toISOString();
    const failed = `state in ('rejected', 'expired', 'given_up')`;
    filters = {
      none: ["", "true"],
      failed: ["status=FAILURE", failed],
      "given up": ["state=given_up", `state = 'given_up'`],
      "needs review": ["state=needs_review", `state = 'needs_review'`],
      delivered: ["status=SUCCESS", `state in ('stored', 'done')`],
      integration: [`integration_id=${few.integrationId}`, `integration_id = '${few.integrationId}'`],
      property: [`property_id=${place.id}`, `property_id = '${place.id}'`],
      change: ["operation=update_lead", `operation = 'update_lead'`],
      time: [`to=${week}`, `created_at < '${week}'`],
      several: [
        `status=FAILURE&property_id=${place.id}&from=${week}`,
        `${failed} and property_id = '${place.id}' and created_at >= '${week}'`,
      ],
    };
  });
  after(() => playground.stop());

  /** A part of a last name, or of what a job id's last part begins with. */
  const hasPart = (part: string): string =>
    `(request ->> 'last_name' ilike '%${part}%' or right(id::text, 12) like '${part}%')`;

  /** Every page of a question, so many at most, against the writes themselves. */
  async function check(q: string, holds: string, pages: number): Promise<void> {
    for (const [name, [query, where]] of Object.entries(filters)) {
      const { rows } = await playground.database.pool.query<{ id: string }>(
        `select id from writes where ${where} and ${holds} order by id desc limit $1`,
        [pages * LIMIT + 1],
      );
      const found: string[] = [];
      let cursor = "";
      for (let page = 0; page < pages; page++) {
        const reply = await api.get(`/v1/admin/writes/?limit=${LIMIT}&${query}${q && `&q=${q}`}${cursor}`);
        assert.equal(reply.status, 200, JSON.stringify(reply.body));
        found.push(...reply.body.results.map(({ id }: { id: string }) => id));
        cursor = `&cursor=${encodeURIComponent(reply.body.meta.next_cursor)}`;
        assert.equal(reply.body.meta.has_more, rows.length > found.length, `${name} + ${q}`);
        if (!reply.body.meta.has_more) break;
      }
      const expected = rows.slice(0, pages * LIMIT).map(({ id }) => id);
      const wrong = expected.findIndex((id, n) => id !== found[n]);
      assert.deepEqual([found.length, wrong], [expected.length, -1], `${name} + ${q}`);
    }
  }

  test("finds by each filter what the writes themselves say", () => check("", "true", 2));
  test("a word that a tenth has, with each filter", async () => {
    await check("ada", `(request ->> 'first_name' = 'Ada' or ${hasPart("ada")})`, 3);
    await check("grace", `request ->> 'first_name' = 'Grace'`, 3);
  });
  test("words that few have, with each filter", async () => {
    const { rows } = await playground.database.pool.query<{ last: string; mail: string; phone: string }>(
      `select request ->> 'last_name' as last, request ->> 'email_1' as mail, request ->> 'phone_1' as phone
       from writes where person_key = 1000`,
    );
    const [{ last, mail, phone }] = rows as [(typeof rows)[number]];
    await check(last, `request ->> 'last_name' = '${last}'`, 1);
    await check(mail, `request ->> 'email_1' = '${mail}'`, 1);
    await check(phone, `request ->> 'phone_1' = '${phone}'`, 1);
    await check(
      `grace%20${last}`,
      `request ->> 'first_name' = 'Grace' and request ->> 'last_name' = '${last}'`,
      1,
    );
    const part = last.slice(3, 6);
    await check(part, hasPart(part), 2);
    await check("xyzzyx", "false", 1);
  });

  test("a word that many of the newest have and few of those before", async () => {
    const { pool } = playground.database;
    const named = `person_key between 100 and 110 or person_key between 28000 and 39000`;
    await pool.query(`update writes set request = request || '{"first_name": "Wendeline"}' where ${named}`);
    await pool.query(`update write_search s set words = s.words || array_to_tsvector('{wendeline}')
      from writes w where w.account_id = s.account_id and w.id = s.id and (${named})`);
    const [{ at }] = (
      await pool.query<{ at: Date }>(`select created_at as at from writes where person_key = 28000`)
    ).rows as [{ at: Date }];
    const reply = await api.get(`/v1/admin/writes/?q=wendeline&to=${at.toISOString()}`);
    assert.equal(reply.body.results.length, 11);
    await check("wendeline", `request ->> 'first_name' = 'Wendeline'`, 2);
  });
});
