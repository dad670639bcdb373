import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accountNamed, createApiKey } from "../../src/accounts/api-keys.ts";
import { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { serveWith } from "./world.ts";

const URL = "http://127.0.0.1:9/hook";

describe("managing webhooks, as contract/propexo.json has it", () => {
  let playground: Playground;
  let api: ApiClient;
  let strict: ApiClient;
  const stops: (() => Promise<void>)[] = [];

  before(async () => {
    playground = await openPlayground();
    const open = await serveWith(playground, { api: true, worker: false });
    const closed = await serveWith(
      playground,
      { api: true, worker: false },
      {},
      {
        GUESTCARD_ALLOW_PRIVATE_TARGETS: "false",
      },
    );
    api = open.api;
    strict = closed.api;
    stops.push(
      () => open.gateway.stop(),
      () => closed.gateway.stop(),
    );
  });
  after(async () => {
    for (const stop of stops) await stop();
    await playground.stop();
  });

  const create = async (more: Record<string, unknown> = {}): Promise<any> => {
    const answer = await api.post("/v1/webhooks/", { url: URL, triggers: ["DATA_NEW"], ...more });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.result;
  };
  const issues = (answer: { status: number; body: any }): string[] => {
    assert.equal(answer.status, 400, JSON.stringify(answer.body));
    return answer.body.error.details.issues.map((issue: any) => `${issue.path.join(".")}: ${issue.message}`);
  };

  test("what the contract leaves out is its default: not active, no headers, a secret is made", async () => {
    const webhook = await create();
    assert.equal(webhook.active, false);
    assert.equal(webhook.headers, null);
    assert.equal(webhook.system, "PRODUCTION");
    assert.match(webhook.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    assert.deepEqual(
      webhook.triggers.map(({ trigger, model }: any) => [trigger, model]),
      [["DATA_NEW", null]],
    );
    assert.ok(webhook.triggers[0].id);
    assert.equal(webhook.created_at, webhook.updated_at);
  });

  test("a secret is shown once, and neither it nor a header is in the database in clear", async () => {
    const headers = [{ header: "Authorization", value: "Bearer of-the-caller" }];
    const webhook = await create({ secret: "a-secret-of-mine", headers });
    assert.equal(webhook.secret, "a-secret-of-mine");
    assert.deepEqual(webhook.headers, headers);
    const read = await api.get(`/v1/webhooks/${webhook.id}`);
    assert.equal(read.body.results.secret, "********");
    assert.deepEqual(read.body.results.headers, headers);
    const rows = await playground.database.pool.query("select * from webhooks where id = $1", [webhook.id]);
    assert.doesNotMatch(JSON.stringify(rows.rows), /a-secret-of-mine|of-the-caller/);
    // What is shown in its place is no secret: sent back, it is refused.
    const back = await api.call("PUT", `/v1/webhooks/${webhook.id}`, {
      body: { secret: read.body.results.secret },
    });
    assert.deepEqual(issues(back), ["secret: Must have at least 10 character(s)"]);
  });

  test("the list has the active ones unless it is asked otherwise, with the contract's meta", async () => {
    const on = await create({ active: true });
    const off = await create();
    const ids = async (query: string): Promise<string[]> => {
      const answer = await api.get(`/v1/webhooks/${query}`);
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.deepEqual(answer.body.meta.orderBy, [{ field: "created_at", direction: "desc" }]);
      return answer.body.results.map((webhook: any) => webhook.id);
    };
    assert.ok((await ids("")).includes(on.id) && !(await ids("")).includes(off.id));
    assert.ok(!(await ids("?active=false")).includes(on.id) && (await ids("?active=false")).includes(off.id));
    const both = await ids("?active=");
    assert.ok(both.includes(on.id) && both.includes(off.id));
    assert.equal((await ids("?active=&limit=1&offset=1")).length, 1);
  });

  test("a change touches what it names and nothing else", async () => {
    const webhook = await create({
      triggers: ["DATA_NEW", "SYNC_COMPLETE"],
      model: "leads",
      headers: [{ header: "X-One", value: "1" }],
    });
    const put = async (body: unknown): Promise<any> => {
      const answer = await api.call("PUT", `/v1/webhooks/${webhook.id}`, { body });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body.result;
    };
    const active = await put({ active: true });
    assert.deepEqual(
      { ...active, updated_at: null, secret: null },
      { ...webhook, active: true, updated_at: null, secret: null },
    );
    assert.equal(active.secret, "********");
    const triggers = await put({ triggers: ["DATA_UPDATE", "DATA_NEW", "JOB_SUCCESS"] });
    assert.deepEqual(
      triggers.triggers.map(({ trigger, model }: any) => [trigger, model]),
      [
        ["DATA_NEW", "leads"],
        ["DATA_UPDATE", "leads"],
        ["JOB_SUCCESS", null],
      ],
    );
    const idOf = (of: any): string => of.triggers.find((one: any) => one.trigger === "DATA_NEW").id;
    assert.equal(idOf(triggers), idOf(webhook), "a trigger that stays keeps its id");
    assert.equal((await put({ model: null })).triggers[0].model, null);
    assert.equal((await put({ model: "lead_sources" })).triggers[0].model, "lead_sources");
    assert.deepEqual((await put({ headers: [] })).headers, []);
    const url = "http://127.0.0.1:9/other";
    assert.equal((await put({ url })).url, url);
    const secret = await put({ secret: "another-secret" });
    assert.equal(secret.secret, "another-secret");
    assert.ok(Date.parse(secret.previous_secret_until) > Date.now() + 23 * 3600_000);
    const history = await api.get(`/v1/webhooks/${webhook.id}/history?order-by=created_at`);
    assert.deepEqual(
      history.body.results.map((one: any) => one.event),
      ["created", "activated", ...Array.from({ length: 5 }, () => "changed"), "secret_rotated"],
    );
  });

  test("a deleted webhook is gone", async () => {
    const webhook = await create();
    const deleted = await api.call("DELETE", `/v1/webhooks/${webhook.id}`, { body: {} });
    assert.deepEqual([deleted.status, deleted.body], [200, { result: { id: webhook.id } }]);
    assert.equal((await api.get(`/v1/webhooks/${webhook.id}`)).status, 404);
    assert.equal((await api.call("DELETE", `/v1/webhooks/${webhook.id}`)).status, 404);
  });

  test("every fault of a body is named at once, with its field and its rule", async () => {
    const answer = await api.post("/v1/webhooks/", {
      url: "not a url",
      triggers: [],
      model: "no_such_model",
      headers: [{ header: "Webhook-Id", value: "x" }, { header: "bad name", value: " x" }, { header: "X" }],
      active: "yes",
      secret: "short",
      surprise: 1,
    });
    const found = issues(answer);
    for (const fault of [
      "url: Must be a valid uri",
      "triggers: Must have at least 1 item(s)",
      "headers.0.header: Is a header that Guestcard sets itself",
      "headers.1.header: Must be a name of a header",
      "headers.1.value: Must be printable ASCII without spaces at its ends",
      "headers.2.value: Required",
      "active: Expected boolean",
      "secret: Must have at least 10 character(s)",
      ": Unrecognized key(s) in object: 'surprise'",
    ])
      assert.ok(found.includes(fault), `${fault} is not among ${found.join(" | ")}`);
    assert.ok(found.some((fault) => fault.startsWith("model: Must be one of accounting_entities")));
    assert.deepEqual(issues(await api.post("/v1/webhooks/", { url: URL })), ["triggers: Required"]);
    const wrongTrigger = issues(await api.post("/v1/webhooks/", { url: URL, triggers: ["DATA_GONE"] }));
    assert.match(wrongTrigger.join(), /^triggers\.0: Must be one of DATA_NEW/);
    const secret = { url: URL, triggers: ["DATA_NEW"], secret: "whsec_not-base64!" };
    assert.deepEqual(issues(await api.post("/v1/webhooks/", secret)), [
      "secret: Must be base64 after whsec_",
    ]);
  });

  test("private, loopback and link-local targets are refused when they are saved", async () => {
    const webhook = await create();
    for (const url of [
      "http://example.com/",
      "https://localhost/hook",
      "https://hooks.localhost/",
      "https://intranet/hook",
      "https://127.0.0.1/",
      "https://127.1/",
      "https://0x7f.1/",
      "https://2130706433/",
      "https://10.1.2.3/",
      "https://172.16.0.1/",
      "https://192.168.1.1/",
      "https://169.254.169.254/latest/meta-data",
      "https://[::1]/",
      "https://[::ffff:10.0.0.1]/",
      "https://[fe80::1]/",
      "https://[fd00::1]/",
      "https://user:password@example.com/",
      "ftp://example.com/",
      "https://example.com:99999/",
    ]) {
      const body = { url, triggers: ["DATA_NEW"] };
      assert.match(issues(await strict.post("/v1/webhooks/", body)).join(), /^url: Must/, url);
      assert.match(
        issues(await strict.call("PUT", `/v1/webhooks/${webhook.id}`, { body: { url } })).join(),
        /^url: Must/,
        url,
      );
    }
    const allowed = await strict.post("/v1/webhooks/", {
      url: "https://hooks.example.com/guestcard",
      triggers: ["DATA_NEW"],
    });
    assert.equal(allowed.status, 200);
  });

  test("a secret rotates: a new one, shown once, or one of the caller's", async () => {
    const webhook = await create({ secret: "first-secret-of-mine" });
    const path = `/v1/webhooks/${webhook.id}/rotate-secret`;
    const made = await api.call("POST", path);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.match(made.body.result.secret, /^whsec_/);
    const until = Date.parse(made.body.result.previous_secret_until);
    assert.ok(Math.abs(until - Date.now() - 86_400_000) < 60_000);
    const own = await api.post(path, { secret: "second-secret-of-mine", overlap_seconds: 0 });
    assert.equal(own.body.result.secret, "second-secret-of-mine");
    assert.equal(own.body.result.previous_secret_until, null, "no overlap was asked for");
    assert.deepEqual(issues(await api.post(path, { secret: "has a space in it" })), [
      "secret: Must be printable ASCII without spaces",
    ]);
    assert.deepEqual(issues(await api.post(path, { overlap_seconds: -1 })), [
      "overlap_seconds: Must be 0 or more",
    ]);
  });

  test("an account sees nothing of another's, and a key without the right nothing at all", async () => {
    const other = await playground.otherAccount("webhook neighbours", api.url);
    const webhook = await create({ active: true });
    const range = { from: "2026-01-01T00:00:00Z", to: "2036-01-01T00:00:00Z" };
    const base = `/v1/webhooks/${webhook.id}`;
    const delivery = "018f0000-0000-7000-8000-000000000000";
    const calls: [string, string, unknown][] = [
      ["GET", base, undefined],
      ["PUT", base, { active: false }],
      ["DELETE", base, undefined],
      ["POST", `${base}/rotate-secret`, {}],
      ["GET", `${base}/history`, undefined],
      ["GET", `${base}/deliveries`, undefined],
      ["GET", `${base}/deliveries/${delivery}`, undefined],
      ["POST", `${base}/deliveries/${delivery}/resend`, undefined],
      ["POST", `${base}/resend`, range],
    ];
    const { pool } = playground.database;
    const accountId = await accountNamed(pool, "default");
    const key = await createApiKey(
      pool,
      { accountId, name: "no admin", rights: ["read", "write"] },
      { kind: "gateway" },
    );
    const weak = new ApiClient(api.url, key.token);
    for (const [method, path, body] of calls) {
      const options = body === undefined ? {} : { body };
      assert.equal((await other.call(method, path, options)).status, 404, `${method} ${path}`);
      assert.equal((await weak.call(method, path, options)).status, 403, `${method} ${path}`);
    }
    assert.equal((await other.get("/v1/webhooks/?active=")).body.meta.total, 0);
    assert.equal((await api.get(base)).body.results.active, true, "it is as it was");
  });

  test("an id that is none is a 404, a range that is none a 400", async () => {
    assert.equal((await api.get("/v1/webhooks/nonsense")).status, 404);
    const webhook = await create({ active: true });
    const path = `/v1/webhooks/${webhook.id}/resend`;
    assert.deepEqual(issues(await api.post(path, {})), ["from: Required", "to: Required"]);
    assert.deepEqual(
      issues(await api.post(path, { from: "2026-01-02T00:00:00Z", to: "2026-01-01T00:00:00Z" })),
      ["to: Must be after from"],
    );
    assert.deepEqual(issues(await api.post(path, { from: "yesterday", to: "2026-01-01T00:00:00Z" })), [
      "from: Must be a valid date-time",
    ]);
    const off = await create();
    const refused = await api.post(`/v1/webhooks/${off.id}/resend`, {
      from: "2026-01-01T00:00:00Z",
      to: "2026-01-02T00:00:00Z",
    });
    assert.equal(refused.status, 409);
  });
});
