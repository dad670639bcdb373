import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { routes } from "../../src/http/routes.ts";
import type { AnyRoute } from "../../src/http/route.ts";
import { type AccountWorld, fillAccount, fillPath } from "../api/account-world.ts";
import type { Reply } from "../harness/api-client.ts";
import { integrationBody, openPlayground, type Playground } from "../harness/playground.ts";
import { runCommand } from "../harness/run-command.ts";

/** Where a person's name, an address or a secret would show in the audit log. */
const SECRET = "not-for-the-log";

type Step = {
  readonly body?: unknown;
  /** What has to be done before the act can be. */
  readonly prepare?: (playground: Playground, world: AccountWorld) => Promise<unknown>;
  readonly action: string;
};

const setState = (state: string) => (playground: Playground, world: AccountWorld) =>
  playground.database.pool.query(`update writes set state = $1, retried_by = null where id = $2`, [
    state,
    world.ids["root_job_id"],
  ]);

/** One act for each route that changes something with the right admin, in an order in which each can be done. */
const steps: Readonly<Record<string, (world: AccountWorld, playground: Playground) => Step>> = {
  "POST /v1/admin/retry-write/:root_job_id": () => ({ body: {}, action: "write.retried" }),
  "POST /v1/admin/writes/:root_job_id/resolve": () => ({
    body: { action: "give_up", reason: SECRET },
    prepare: setState("needs_review"),
    action: "write.resolved",
  }),
  "POST /v1/admin/integrations/": (_, playground) => ({
    body: integrationBody(playground, {
      active: false,
      credentials: { baseUrl: playground.simulator.url, licensekey: SECRET },
    }),
    action: "integration.created",
  }),
  "PUT /v1/admin/integrations/:integration_id/": (_, playground) => ({
    body: {
      name: "Renamed",
      credentials: { baseUrl: playground.simulator.url, licensekey: SECRET },
    },
    action: "integration.changed",
  }),
  "PUT /v1/admin/integrations/:integration_id/properties/:property_configuration_id": () => ({
    body: { enabled: false },
    action: "property_configuration.changed",
  }),
  "POST /v1/admin/integrations/:integration_id/manual-sync": () => ({
    body: {},
    action: "integration.sync_requested",
  }),
  "POST /v1/admin/integrations/:integration_id/back-sync": () => ({
    body: {},
    action: "integration.back_sync_requested",
  }),
  "POST /v1/admin/integrations/:integration_id/data-access": () => ({
    body: {},
    action: "integration.data_access_checked",
  }),
  "POST /v1/webhooks/": () => ({
    body: {
      url: `http://127.0.0.1:9/${SECRET}`,
      triggers: ["WRITE_OPERATION_FAILURE"],
      headers: [{ header: "X-Own", value: SECRET }],
    },
    action: "webhook.created",
  }),
  "PUT /v1/webhooks/:webhook_id": () => ({
    body: {
      url: `http://127.0.0.1:9/hook?token=${SECRET}`,
      headers: [{ header: "X-Own", value: SECRET }],
    },
    action: "webhook.changed",
  }),
  "POST /v1/webhooks/:webhook_id/rotate-secret": () => ({ body: {}, action: "webhook.secret_rotated" }),
  "POST /v1/webhooks/:webhook_id/deliveries/:delivery_id/resend": () => ({
    action: "webhook.deliveries_resent",
  }),
  "POST /v1/webhooks/:webhook_id/resend": () => ({
    body: { from: "2020-01-01T00:00:00Z", to: "2099-01-01T00:00:00Z" },
    action: "webhook.deliveries_resent",
  }),
  "POST /v1/admin/erasures": ({ refusedWriteId }) => ({
    body: { job_id: refusedWriteId, confirm: true, give_up_unfinished: true },
    prepare: setState("given_up"),
    action: "person.erased",
  }),
  "POST /v1/admin/api-keys/": () => ({
    body: { name: "another", rights: ["read"] },
    action: "api_key.created",
  }),
  "DELETE /v1/admin/api-keys/:api_key_id": () => ({
    action: "api_key.revoked",
  }),
  "DELETE /v1/webhooks/:webhook_id": () => ({ action: "webhook.deleted" }),
  "DELETE /v1/admin/integrations/:integration_id/": () => ({ action: "integration.archived" }),
};

const nameOf = (route: AnyRoute): string => `${route.method} ${route.path}`;
/** Changes something as an administrator: all but the writes into RealPage, what RPX cannot do, and sessions (console/session.test.ts). */
const isAdministrative = (route: AnyRoute): boolean =>
  route.method !== "GET" &&
  !route.summary.startsWith("Not supported") &&
  !route.path.startsWith("/v1/console/") &&
  (route.rights.includes("admin") || route.path.startsWith("/v1/admin/"));

describe("the audit log", () => {
  let playground: Playground;
  let world: AccountWorld;

  before(async () => {
    playground = await openPlayground();
    const { api } = await playground.serve();
    world = await fillAccount(playground, api, "Audited");
  });
  after(() => playground.stop());

  const acts = async (query = ""): Promise<any[]> => {
    const answer = await world.api.get(`/v1/admin/audit-log/${query}`);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.results;
  };

  test("every route that changes something as an administrator has its act here", () => {
    const administrative = routes.filter(isAdministrative).map(nameOf);
    assert.deepEqual(administrative.toSorted(), Object.keys(steps).toSorted());
  });

  for (const [name, stepOf] of Object.entries(steps))
    test(`${name} is written down`, async () => {
      const { body, prepare, action } = stepOf(world, playground);
      await prepare?.(playground, world);
      const [method = "", path = ""] = name.split(" ");
      const answer: Reply = await world.api.call(
        method,
        fillPath(path, world.ids),
        body === undefined ? {} : { body },
      );
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      const requestId = answer.headers.get("x-request-id");
      const [act, ...others] = (await acts(`?action=${action}`)).filter(
        (one) => one.request_id === requestId,
      );
      assert.ok(act, "an act of that request");
      assert.equal(others.length, 0);
      assert.equal(act.actor_kind, "api_key");
      assert.equal(act.actor_name, "bootstrap");
      assert.equal(act.source_address, "127.0.0.1");
      const made = answer.body.result?.id;
      // An erasure names no person.
      const named = [...Object.values(world.ids), made, ...(action === "person.erased" ? [null] : [])];
      assert.ok(named.includes(act.object_id), `${act.object_id} is what the request named`);
    });

  test("a refused act leaves nothing", async () => {
    const before = (await acts()).length;
    const refused = await Promise.all([
      world.api.call("DELETE", `/v1/webhooks/${world.ids["webhook_id"]}`),
      world.api.call("PUT", `/v1/admin/integrations/${world.integrationId}/`, { body: { name: 7 } }),
      world.api.post(`/v1/admin/retry-write/${world.deliveredWriteId}`, {}),
    ]);
    assert.ok(refused.every(({ status }) => status >= 400));
    assert.equal((await acts()).length, before);
  });

  test("it names what changed, and no secret, person or token", async () => {
    const [changed] = await acts("?action=integration.changed");
    assert.equal(changed.after.name, "Renamed");
    assert.equal(changed.before.name, "Audited");
    assert.equal(changed.after.credentials, "replaced");
    const { rows } = await playground.database.pool.query(`select a::text as line from audit_events a`);
    const secrets = [SECRET, "audited@example.com", "2145550123", world.api.token ?? "", "Audited Refused"];
    for (const { line } of rows) for (const secret of secrets) assert.ok(!line.includes(secret), line);
  });

  test("filters, pages and other accounts", async () => {
    const all = await acts("?limit=250");
    const [newest] = all;
    assert.deepEqual(
      await acts(`?actor_id=${newest.actor_id}&limit=250`),
      all.filter((one) => one.actor_id === newest.actor_id),
    );
    assert.equal(
      (await acts(`?object_kind=webhook&limit=250`)).every((one) => one.object_kind === "webhook"),
      true,
    );
    assert.deepEqual(
      (await acts(`?object_id=${world.ids["webhook_id"]}`)).map((one) => one.action)[0],
      "webhook.deleted",
    );
    assert.deepEqual(await acts(`?before=2020-01-01T00:00:00Z`), []);
    const page = (await world.api.get("/v1/admin/audit-log/?limit=3")).body;
    const next = (await world.api.get(`/v1/admin/audit-log/?limit=3&cursor=${page.meta.next_cursor}`)).body;
    assert.deepEqual([...page.results, ...next.results], all.slice(0, 6));
    const wrong = await world.api.get("/v1/admin/audit-log/?action=nothing&before=yesterday");
    assert.equal(wrong.status, 400);
    const other = await playground.otherAccount("elsewhere", world.api.url);
    assert.deepEqual(
      (await other.get("/v1/admin/audit-log/")).body.results.map((one: any) => one.action),
      ["api_key.created"],
    );
  });

  test("the command line is written down and shows it; nothing can be changed", async () => {
    const made = await runCommand(["keys", "create", "--name", "cli"], playground.environment);
    const id = /id {6}(\S+)/.exec(made.out)?.[1] ?? assert.fail(made.err);
    await runCommand(["keys", "revoke", id], playground.environment);
    const shown = await runCommand(["audit", "--object", id, "--json"], playground.environment);
    const lines = shown.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map((line) => [line.action, line.actor_kind]),
      [
        ["api_key.revoked", "command_line"],
        ["api_key.created", "command_line"],
      ],
    );
    assert.match((await runCommand(["audit"], playground.environment)).out, /api_key\.created/);
    await assert.rejects(
      playground.database.pool.query(`update audit_events set actor_name = 'nobody'`),
      /append-only/,
    );
  });
});
