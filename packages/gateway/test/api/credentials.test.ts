import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { accountNamed, createApiKey } from "../../src/accounts/api-keys.ts";
import { ApiClient, type Reply } from "../harness/api-client.ts";
import {
  connectIntegration,
  createIntegration,
  delivered,
  integrationBody,
  KEYS,
  openPlayground,
  type Playground,
  syncNow,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { textsOf } from "./database-text.ts";
import { issuesOf } from "./issues.ts";

const PATH = "/v1/admin/integrations/";

describe("credentials and archiving at work", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
  });
  after(() => playground.stop());

  const credentials = (more: object = {}): object => ({
    baseUrl: playground.simulator.url,
    licensekey: KEYS.main,
    ...more,
  });

  test("an archived integration takes no lead, no sync and no retry, and archiving again is no fault", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    const lead = {
      integration_id: integrationId,
      property_id: places[0]?.id,
      lead_relationship_id: places[0]?.relationship,
      first_name: "Late",
      last_name: "Comer",
    };
    const taken = await api.post("/v1/leads/realpage_rpx/", lead);
    await delivered(api, taken.body.meta.job_id);
    for (let times = 0; times < 2; times++) {
      const archived = await api.call("DELETE", `${PATH}${integrationId}/`);
      assert.deepEqual([archived.status, archived.body], [200, { success: true }]);
    }
    for (const path of ["/v1/leads/realpage_rpx/", "/v1/leads/"]) {
      const refused = await api.post(path, lead);
      assert.equal(refused.status, 400, JSON.stringify(refused.body));
      assert.match(issuesOf(refused)["integration_id"] ?? "", /archived/i);
    }
    const sync = await api.post(`${PATH}${integrationId}/manual-sync`, {});
    assert.deepEqual([sync.status, sync.body.error.code], [409, "conflict"]);
    const retry = await api.post(`/v1/admin/retry-write/${taken.body.meta.job_id}`, {});
    assert.deepEqual([retry.status, retry.body.error.code], [409, "conflict"]);
    assert.equal((await api.get(`${PATH}${integrationId}/`)).body.results.is_archived, true);
  });

  test("user name, password and system are taken and sent", async () => {
    const old = { username: "PARTNER_USER", password: "PARTNER_PASS", system: "OneSite" };
    const id = await createIntegration(api, playground, {
      credentials: credentials({ licensekey: KEYS.oldStyle, ...old }),
    });
    await syncNow(api, id);
    const { body } = (await playground.control.requests({ method: "getsitelist" })).at(-1) ?? {};
    for (const text of Object.values(old)) assert.ok(String(body).includes(`>${text}<`), text);
  });

  test("new credentials end a block, and what waited goes out at once", async () => {
    const { integrationId, places } = await connectIntegration(api, playground);
    await api.call("PUT", `${PATH}${integrationId}/`, {
      body: { credentials: credentials({ licensekey: "99999999-9999-4999-8999-999999999999" }) },
    });
    const read = async (): Promise<any> => (await api.get(`${PATH}${integrationId}/`)).body.results;
    const taken = await api.post("/v1/leads/realpage_rpx/", {
      integration_id: integrationId,
      property_id: places[1]?.id,
      lead_relationship_id: places[1]?.relationship,
      first_name: "Held",
      last_name: "Back",
    });
    const blocked = await until("the block", async () => {
      const found = await read();
      // A probe has the write in hand for a moment.
      return found.blocks.length > 0 && found.waiting_writes === 1 && found;
    });
    assert.ok(blocked.blocks[0].reason.length > 0);
    const status = await api.get(`/v1/admin/write-status/${taken.body.meta.job_id}`);
    assert.equal(status.body.write_status, "PENDING");
    const changed = await api.call("PUT", `${PATH}${integrationId}/`, {
      body: { credentials: credentials() },
    });
    assert.equal(changed.status, 200);
    await delivered(api, taken.body.meta.job_id);
    const after = await until("the end of the block", async () => {
      const found = await read();
      return found.blocks.length === 0 && found;
    });
    assert.deepEqual([after.state, after.can_authenticate, after.waiting_writes], ["OPEN", true, 0]);
  });
});

describe("an integration's credentials stay secret", () => {
  // `system` is none: it names RealPage's product.
  const secrets = {
    licensekey: KEYS.oldStyle,
    username: "PARTNER_USER",
    password: "PARTNER_PASS",
    ofOneMethod: "method-key-b5a1c0",
  };
  let playground: Playground;

  before(async () => {
    playground = await openPlayground({ LOG_LEVEL: "trace" });
  });
  after(() => playground.stop());

  test("in no answer, no log line, and nowhere in the database in plain", async () => {
    const gateway = await playground.spawn("serve");
    const lines: string[] = [];
    if (gateway.child.stderr)
      createInterface({ input: gateway.child.stderr }).on("line", (line) => lines.push(line));
    const api = playground.clientOf(gateway.url);
    const answers: Reply[] = [];
    const keep = async (reply: Promise<Reply>): Promise<Reply> => {
      answers.push(await reply);
      return reply;
    };
    const body = integrationBody(playground, {
      credentials: {
        baseUrl: playground.simulator.url,
        licensekey: secrets.licensekey,
        username: secrets.username,
        password: secrets.password,
        method_specific: {
          getlocationlist: { baseUrl: playground.simulator.url, licensekey: secrets.ofOneMethod },
        },
      },
    });
    const { id } = (await keep(api.post(PATH, body))).body.result;
    await syncNow(api, id);
    await keep(api.call("PUT", `${PATH}${id}/`, { body }));
    await keep(api.call("PUT", `${PATH}${id}/`, { body: { ...body, max_job_concurrency: "many" } }));
    await keep(
      api.post(PATH, { ...body, credentials: { ...(body["credentials"] as object), baseUrl: "x" } }),
    );
    await keep(api.call("POST", PATH, { rawBody: JSON.stringify(body).slice(0, -1) }));
    const place = (await api.get(`/v1/properties/?integration_id=${id}`)).body.results[0];
    const relationship = (await api.get(`/v1/lead-relationships/?property_id=${place.id}`)).body.results[0];
    const taken = await keep(
      api.post("/v1/leads/realpage_rpx/", {
        integration_id: id,
        property_id: place.id,
        lead_relationship_id: relationship.id,
        first_name: "Secret",
        last_name: "Keeper",
      }),
    );
    await delivered(api, taken.body.meta.job_id);
    await keep(api.get(`/v1/admin/writes/${taken.body.meta.job_id}`));
    await keep(api.get("/v1/admin/logs/writes/"));
    const jobs = await keep(api.get("/v1/admin/logs/jobs/?limit=250"));
    for (const job of jobs.body.results) await keep(api.get(`/v1/admin/job-logs/${job.id}/data`));
    for (const path of [PATH, `${PATH}${id}/`, `${PATH}${id}/syncs`]) await keep(api.get(path));
    await gateway.end("SIGTERM");

    assert.ok(answers.some((reply) => JSON.stringify(reply.body).includes("insertprospect")));
    const places = {
      answers: JSON.stringify(answers.map((reply) => [reply.body, [...reply.headers]])),
      log: [...gateway.log, ...lines].join("\n"),
      database: await textsOf(playground.database.pool),
    };
    for (const [where, text] of Object.entries(places))
      for (const [what, secret] of Object.entries(secrets))
        for (const form of [
          secret,
          Buffer.from(secret).toString("base64").replaceAll("=", ""),
          Buffer.from(secret).toString("hex"),
        ]) {
          const at = text.indexOf(form);
          assert.equal(at, -1, `${what} is in the ${where}: …${text.slice(Math.max(0, at - 200), at + 80)}…`);
        }
  });
});

describe("where private targets are not allowed", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_ALLOW_PRIVATE_TARGETS: "false" });
    const { gateway } = await playground.serve({ api: true, worker: false });
    const { pool } = playground.database;
    const key = await createApiKey(
      pool,
      {
        accountId: await accountNamed(pool, "private"),
        name: "admin only",
        rights: ["admin"],
      },
      { kind: "gateway" },
    );
    api = new ApiClient(gateway.url ?? "", key.token);
  });
  after(() => playground.stop());

  const PUBLIC = "https://gateway.rpx.realpage.com/RPXGateway/partner/X/X.svc";
  const body = (baseUrl: string, ofMethod = PUBLIC): object => ({
    name: "Targets",
    integration_vendor: "REALPAGE_RPX",
    credentials: {
      baseUrl,
      licensekey: "k",
      method_specific: { insertprospect: { baseUrl: ofMethod, licensekey: "m" } },
    },
  });

  test("a public https URL is taken", async () => {
    assert.equal((await api.post(PATH, body(PUBLIC))).status, 200);
  });

  for (const url of [
    "http://gateway.rpx.realpage.com/x.svc",
    "https://127.0.0.1/x.svc",
    "https://127.1/",
    "https://10.1.2.3/",
    "https://192.168.0.1/",
    "https://172.16.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://localhost:8443/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[fe80::1]/",
    "https://0/",
    "https://intranet/",
    "https://user:pass@gateway.rpx.realpage.com/",
    "javascript:alert(1)",
  ])
    test(`${url} is refused, for all methods and for one, when creating and when changing`, async () => {
      const refused = await api.post(PATH, body(url, url));
      assert.equal(refused.status, 400);
      assert.deepEqual(Object.keys(issuesOf(refused)).toSorted(), [
        "credentials.baseUrl",
        "credentials.method_specific.insertprospect.baseUrl",
      ]);
      const { id } = (await api.post(PATH, body(PUBLIC))).body.result;
      const changed = await api.call("PUT", `${PATH}${id}/`, { body: body(url) });
      assert.ok(issuesOf(changed)["credentials.baseUrl"]);
      assert.equal((await api.call("DELETE", `${PATH}${id}/`)).status, 200);
    });
});
