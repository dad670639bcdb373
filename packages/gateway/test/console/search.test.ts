import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

const PATH = "/v1/admin/writes/";

describe("writes are searched", () => {
  let playground: Playground;
  /** Of a gateway with a worker, which indexes; and of one without, beside which nothing is indexed. */
  let api: ApiClient;
  let integrationId: string;
  let places: Place[];

  before(async () => {
    playground = await openPlayground();
    const { gateway, api: first } = await playground.serve();
    ({ integrationId, places } = await connectIntegration(first, playground));
    await gateway.stop();
    ({ api } = await playground.serve({ api: true, worker: false }));
  });
  after(() => playground.stop());

  const post = async (more: Record<string, unknown>, place = places[0]): Promise<string> => {
    const answer = await api.post("/v1/leads/realpage_rpx/", {
      integration_id: integrationId,
      property_id: place?.id,
      lead_relationship_id: place?.relationship,
      first_name: "Plain",
      last_name: "Person",
      ...more,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  };
  const find = async (query: Record<string, string>): Promise<string[]> => {
    const reply = await api.get(`${PATH}?${new URLSearchParams(query).toString()}`);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body.results.map((row: { id: string }) => row.id);
  };
  const isIndexed = (ids: readonly string[]): Promise<boolean> =>
    until("the index", async () => {
      const { rows } = await playground.database.pool.query(
        `select count(*)::int as n from write_search where id = any($1)`,
        [ids],
      );
      return rows[0].n === ids.length;
    });

  /** Questions that find Zoë, and of the others nobody. */
  const ZOE = {
    first_name: "Zoë-Marie",
    last_name: "O'Connor-Yilmaz",
    email_1: "zoe.oconnor+rent@Example-Homes.com",
    phone_1: "+1 (214) 555-7788",
  };
  const QUESTIONS = [
    "zoë",
    "ZOE",
    "marie",
    "conn",
    "yilm zo",
    "o'connor",
    "zoe.oconnor+rent@example-homes.com",
    "oconnor+rent@ex",
    "example-homes",
    "2145557788",
    "(214) 555-7788",
    "+1 214 555 7788",
    "555.7788",
    "7788",
    "zoe 214 555 7788",
  ];

  test("at once after the acceptance, and the same once it is indexed", async () => {
    const zoe = await post(ZOE);
    const other = await post({ first_name: "Zora", last_name: "Connolly", phone_1: "2145550000" });
    const questions = [...QUESTIONS.filter((q) => q !== "conn"), zoe, zoe.slice(0, 28), zoe.slice(24)];
    const ask = async (): Promise<void> => {
      for (const q of questions) assert.deepEqual(await find({ q }), [zoe], q);
      assert.deepEqual(await find({ q: "conn" }), [other, zoe], "the newest first");
      for (const q of ["zoe connolly", "nobody", "9999", "%", "_", "' or 1=1", "\\", "zoe\u0000x", "é'q"])
        assert.ok(!(await find({ q })).includes(zoe) || q === "%" || q === "_" || q === "\\", q);
    };
    await ask();
    const { gateway } = await playground.serve({ api: false, worker: true });
    await isIndexed([zoe, other]);
    await playground.database.pool.query(`update following_progress set indexed_to = seen_to`);
    await ask();
    const { created_record_id: leadId } = await delivered(api, zoe);
    const [row] = (await api.get(`${PATH}?q=${zoe}`)).body.results;
    assert.deepEqual(
      [
        row.state,
        row.write_status,
        row.lead.last_name,
        row.integration_name,
        row.attempts,
        row.created_record_id,
      ],
      ["done", "SUCCESS", ZOE.last_name, "Test", 1, leadId],
    );
    assert.ok(
      row.property_name && row.guest_card_id && Date.parse(row.stored_at) >= Date.parse(row.created_at),
    );
    assert.deepEqual(await find({ q: row.guest_card_id }), [zoe], "by its guest card");

    // A change names the lead alone; whose it is, its record says.
    const change = await api.call("PUT", `/v1/leads/realpage_rpx/${leadId}`, {
      body: { phone_1: "2145551234" },
    });
    assert.equal(change.status, 200, JSON.stringify(change.body));
    const { job_id: changeId } = change.body.meta;
    assert.deepEqual(await find({ q: "yilmaz" }), [changeId, zoe]);
    assert.deepEqual(await find({ q: "yilmaz", operation: "update_lead" }), [changeId]);
    await isIndexed([changeId]);
    assert.deepEqual(await find({ q: "yilmaz 1234" }), [changeId]);
    await gateway.stop();
  });

  test("filters, alone and together with words, before and after the index", async () => {
    const [one, two] = places as [Place, Place];
    await playground.control.order({ method: "insertprospect", kind: "message", text: "No.", times: 1 });
    const refused = await post({ last_name: "Filterly" }, one);
    const { gateway } = await playground.serve({ api: false, worker: true });
    await statusWhen(api, refused, ({ write_status }) => write_status === "FAILURE");
    await until("its state", async () => (await find({ state: "rejected" })).length === 1);
    await gateway.stop();
    const from = new Date().toISOString();
    const waiting = await post({ last_name: "Filterly" }, two);
    const both = [waiting, refused];
    assert.deepEqual(await find({ q: "filterly" }), both);
    assert.deepEqual(await find({ q: "filterly", status: "FAILURE" }), [refused]);
    assert.deepEqual(await find({ state: "waiting", property_id: two.id }), [waiting]);
    assert.deepEqual(await find({ status: "FAILURE" }), [refused]);
    assert.deepEqual(await find({ state: "rejected", status: "SUCCESS" }), []);
    assert.deepEqual(await find({ q: "filterly", property_id: one.id }), [refused]);
    assert.deepEqual(await find({ property_id: two.id }), [waiting]);
    assert.deepEqual(await find({ q: "filterly", from }), [waiting]);
    assert.deepEqual(await find({ q: "filterly", to: from }), [refused]);
    assert.deepEqual((await find({ integration_id: integrationId })).slice(0, 2), both);
    assert.deepEqual(await find({ integration_id: "not an id" }), []);
    const [row] = (await api.get(`${PATH}?q=filterly&status=FAILURE`)).body.results;
    assert.match(row.last_error, /No\./);
  });

  test("pages follow one another without a gap while leads come in", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n++) ids.unshift(await post({ last_name: `Pagely ${n}` }));
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: any = (await api.get(`${PATH}?q=pagely&limit=3${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...page.results.map((row: { id: string }) => row.id));
      await post({ last_name: "Pagely later" });
      cursor = page.meta.next_cursor;
      assert.equal(page.meta.has_more, cursor !== null);
    }
    assert.deepEqual(seen, ids);
  });

  test("a bad question is named", async () => {
    for (const query of [
      "cursor=x",
      "limit=0",
      "state=lost",
      "from=yesterday",
      "order-by=id",
      `q=${"x".repeat(201)}`,
    ])
      assert.equal((await api.get(`${PATH}?${query}`)).status, 400, query);
    const span = await api.get(`${PATH}?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`);
    assert.deepEqual([span.status, span.body.error.details.issues[0].path], [400, ["to"]]);
  });
});
