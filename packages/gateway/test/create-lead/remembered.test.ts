import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, test } from "node:test";
import { accountNamed, createApiKey, revokeApiKey } from "../../src/accounts/api-keys.ts";
import { ApiClient, type Reply } from "../harness/api-client.ts";
import { leadTo } from "../harness/leads.ts";
import { connectIntegration, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

const DOER = { kind: "command_line", user: "test" } as const;
const PATH = "/v1/leads/realpage_rpx/";

/**
 * A process remembers keys and ids of the leads that it took. What changes meanwhile, in another process or in the
 * database itself, counts from the next request on all the same.
 */
describe("what a process remembers proves nothing", () => {
  let playground: Playground;
  let url: string;
  let api: ApiClient;
  /** A second gateway on the same database, which remembers for itself. */
  let beside: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    url = api.url;
    beside = (await playground.serve({ api: true, worker: false })).api;
  });
  after(() => playground.stop());

  // Each test starts with an integration of its own, whose key and ids were used and so are remembered.
  beforeEach(async () => {
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
    assert.equal((await post()).status, 200);
  });

  const lead = (more: Record<string, unknown> = {}): Record<string, unknown> =>
    leadTo(integrationId, place, {
      unit_id: place?.units[0]?.id,
      employee_id: place?.employees[0]?.id,
      ...more,
    });
  const post = (client = api, body = lead(), headers = {}): Promise<Reply> =>
    client.post(PATH, body, headers);
  const query = async (sql: string, ...values: unknown[]): Promise<any[]> =>
    (await playground.database.pool.query(sql, values)).rows;
  const writesOf = async (body: Record<string, unknown>): Promise<number> =>
    (
      await query(
        "select count(*)::int as n from writes where request ->> 'last_name' = $1",
        body["last_name"],
      )
    )[0].n;
  const keyOf = async (rights: ("read" | "write")[]): Promise<{ id: string; client: ApiClient }> => {
    const [{ account_id: accountId }] = await query(
      "select account_id from integrations where id = $1",
      integrationId,
    );
    const { id, token } = await createApiKey(
      playground.database.pool,
      { accountId, name: "One", rights },
      DOER,
    );
    return { id, client: new ApiClient(url, token) };
  };
  /** The only fault of a refusal, as field and message. */
  const faultOf = ({ status, body }: Reply): unknown => [
    status,
    ...body.error.details.issues.map((one: any) => [one.path.join(), one.message]),
  ];

  test("a key that is revoked elsewhere is refused with its next lead, whatever is wrong with the lead, and keeps nothing", async () => {
    for (const body of [lead(), lead({ first_name: 7 }), lead({ unit_id: randomUUID() })]) {
      const { id, client } = await keyOf(["write"]);
      assert.equal((await post(client)).status, 200);
      assert.equal((await post(client)).status, 200);
      assert.equal(await revokeApiKey(playground.database.pool, id, DOER), true);
      const refused = await post(client, body);
      assert.deepEqual([refused.status, refused.body.error.code], [401, "unauthorized"]);
      assert.equal(refused.headers.get("www-authenticate"), "Bearer");
      assert.equal(await writesOf(body), 0);
      assert.equal((await post(client)).status, 401);
    }
  });

  test("a revoked key gets no answer to a lead it was answered before, nor a dry run", async () => {
    const { id, client } = await keyOf(["write"]);
    const body = lead();
    const headers = { "idempotency-key": randomUUID() };
    assert.equal((await post(client, body, headers)).status, 200);
    assert.equal((await post(client, body, headers)).status, 200);
    await revokeApiKey(playground.database.pool, id, DOER);
    assert.equal((await post(client, body, headers)).status, 401);

    const other = await keyOf(["write"]);
    assert.equal((await post(other.client)).status, 200);
    await revokeApiKey(playground.database.pool, other.id, DOER);
    assert.equal((await other.client.post(`${PATH}?dry_run=true`, lead())).status, 401);
  });

  test("a key that is revoked under load is refused in every request that begins afterwards", async () => {
    const { id, client } = await keyOf(["write"]);
    assert.equal((await post(client)).status, 200);
    let revokedAt = Infinity;
    const late: number[] = [];
    const callers = Array.from({ length: 12 }, async () => {
      for (let n = 0; n < 10;) {
        const begunAt = performance.now();
        const { status } = await post(client);
        assert.ok(status === 200 || status === 401, String(status));
        if (begunAt <= revokedAt) continue;
        late.push(status);
        n++;
      }
    });
    // Another key's leads share transactions with it and are all taken.
    const sound = Array.from({ length: 4 }, async () => {
      for (let n = 0; n < 40; n++) assert.equal((await post()).status, 200);
    });
    await until("some leads", async () => {
      const [{ n }] = await query(
        "select count(*)::int as n from writes where integration_id = $1",
        integrationId,
      );
      return n > 100;
    });
    await revokeApiKey(playground.database.pool, id, DOER);
    revokedAt = performance.now();
    await Promise.all([...callers, ...sound]);
    assert.deepEqual([...new Set(late)], [401]);
  });

  test("rights that change elsewhere count with the next lead, taken away or given", async () => {
    const { id, client } = await keyOf(["write"]);
    assert.equal((await post(client)).status, 200);
    await query("update api_keys set rights = '{read}' where id = $1", id);
    const refused = await post(client);
    assert.deepEqual([refused.status, refused.body.error.code], [403, "forbidden"]);
    await query("update api_keys set rights = '{read,write}' where id = $1", id);
    assert.equal((await post(client)).status, 200);
  });

  test("an integration that another process archives takes no lead from the next one on", async () => {
    const archived = await beside.call("DELETE", `/v1/admin/integrations/${integrationId}`);
    assert.equal(archived.status, 200, JSON.stringify(archived.body));
    const body = lead();
    assert.deepEqual(faultOf(await post(api, body)), [
      400,
      ["integration_id", "Is an integration that is archived"],
    ]);
    assert.equal(await writesOf(body), 0);
  });

  test("a record that is gone is refused by name, the others are not", async () => {
    const unit = place?.units[0]?.id;
    await query("delete from records where model = 'units' and id = $1", unit);
    const body = lead();
    assert.deepEqual(faultOf(await post(api, body)), [400, ["unit_id", "Is not a unit of this account"]]);
    assert.equal(await writesOf(body), 0);
    assert.equal((await post(api, lead({ unit_id: undefined }))).status, 200);
  });

  test("a record that changed is sent as it is now", async () => {
    const unit = place?.units[0]?.id;
    await query(
      `update records set data = data || '{"number": "changed-7"}' where model = 'units' and id = $1`,
      unit,
    );
    const { body } = await post();
    const [{ upstream }] = await query("select upstream from writes where id = $1", body.meta.job_id);
    assert.equal(upstream.card.comment, "Unit changed-7");
  });

  test("ids that one account used are unknown to another's key", async () => {
    const accountId = await accountNamed(playground.database.pool, `other ${randomUUID()}`);
    const { token } = await createApiKey(
      playground.database.pool,
      {
        accountId,
        name: "Theirs",
        rights: ["write"],
      },
      DOER,
    );
    const answer = await post(new ApiClient(url, token));
    assert.deepEqual(faultOf(answer), [
      400,
      ["integration_id", "Is not an integration of this account"],
      ["property_id", "Is not a property of this account"],
      ["lead_relationship_id", "Is not a lead relationship of this account"],
      ["employee_id", "Is not an employee of this account"],
      ["unit_id", "Is not a unit of this account"],
    ]);
  });

  test("a key that moves to another account in the database writes there, and not where it was", async () => {
    const { id, client } = await keyOf(["write"]);
    assert.equal((await post(client)).status, 200);
    const other = await accountNamed(playground.database.pool, `moved ${randomUUID()}`);
    await query("update api_keys set account_id = $1 where id = $2", other, id);
    assert.equal((await post(client)).status, 400);
  });

  test("changes and events of leads are confirmed likewise", async () => {
    const { body } = await post();
    const job = body.meta.job_id;
    const leadId = await until("the lead", async () => {
      const status = await api.get(`/v1/admin/write-status/${job}`);
      return status.body.created_record_id;
    });
    const { id, client } = await keyOf(["write"]);
    assert.equal((await post(client)).status, 200);
    const change = (): Promise<Reply> => client.call("PUT", `${PATH}${leadId}`, { body: { city: "Dallas" } });
    assert.equal((await change()).status, 200);
    await revokeApiKey(playground.database.pool, id, DOER);
    assert.equal((await change()).status, 401);
    assert.equal(
      (
        await query(
          "select count(*)::int as n from writes where operation = 'update_lead' and integration_id = $1",
          integrationId,
        )
      )[0].n,
      1,
    );
  });
});
