import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { accountNamed, createApiKey, revokeApiKey } from "../../src/accounts/api-keys.ts";
import { allRights, type Right } from "../../src/accounts/rights.ts";
import type { AnyRoute } from "../../src/http/route.ts";
import { routes } from "../../src/http/routes.ts";
import { ApiClient, type Reply } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type AccountWorld, fillAccount, fillPath } from "./account-world.ts";
import { issuesOf } from "./issues.ts";
import { bodies } from "./right-bodies.ts";
import { snapshot } from "./snapshot.ts";

/** What a route is asked with, so that its answer does not follow from the moment. */
const queries: Readonly<Record<string, string>> = {
  "GET /v1/admin/overview": "&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
};
/** Ids in a body that are RPX's, or mean nothing. */
const NOT_OURS = new Set(["guest_card_id", "sync_config_id", "third_party_id"]);
/** Answered the same whatever the id: RPX has no such operation. */
const isUnsupported = (route: AnyRoute): boolean => route.summary.startsWith("Not supported");

const nameOf = (route: AnyRoute): string => `${route.method} ${route.path}`;
const parametersOf = (route: AnyRoute): string[] =>
  [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
/** Which parameters are another's: each alone, and all together. */
const placesOf = (route: AnyRoute): string[][] => {
  const parameters = parametersOf(route);
  return [...parameters.map((parameter) => [parameter]), ...(parameters.length > 1 ? [parameters] : [])];
};
const fieldsOf = (schema: AnyRoute["body"] | AnyRoute["query"]): string[] =>
  Object.keys((schema && "properties" in schema && schema.properties) || {});
const idsAmong = (fields: readonly string[]): string[] =>
  fields.filter((name) => /(^|_)ids?$/.test(name) && !name.startsWith("x_") && !NOT_OURS.has(name));

describe("no account sees or touches what is another's", () => {
  let playground: Playground;
  let a: AccountWorld;
  let b: AccountWorld;

  before(async () => {
    playground = await openPlayground();
    const full = await playground.spawn("serve");
    const { url } = full;
    a = await fillAccount(playground, playground.clientOf(url), "Alpha");
    b = await fillAccount(playground, await playground.otherAccount("beta", url ?? ""), "Beta");
    await full.end("SIGTERM");
    // From here on without a worker, so that nothing but the calls of this test can change the database.
    const { gateway } = await playground.serve({ api: true, worker: false });
    const at = (world: AccountWorld): AccountWorld => ({
      ...world,
      api: new ApiClient(gateway.url ?? "", world.api.token),
    });
    a = at(a);
    b = at(b);
  });
  after(() => playground.stop());

  const call = (world: AccountWorld, route: AnyRoute, path: string, body?: unknown): Promise<Reply> =>
    world.api.call(route.method, path, body === undefined ? {} : { body });
  const bodyOf = (route: AnyRoute): Record<string, unknown> | undefined =>
    route.body ? (bodies[nameOf(route)]?.(b, playground) ?? {}) : undefined;
  /** What was answered, with these ids out of it. */
  const without = (reply: Reply, ...ids: string[]): unknown => [
    reply.status,
    ids.reduce((text, id) => text.replaceAll(id, "<id>"), JSON.stringify(reply.body)),
  ];

  for (const route of routes) {
    for (const parameters of placesOf(route))
      test(`${nameOf(route)}: ${parameters.join(" and ")} of another account is one that nobody has`, async () => {
        const before = await snapshot(playground.database.pool);
        const keys = parameters.map((parameter) => (parameter === "id" ? route.path : parameter));
        const answerTo = async (idOf: (key: string) => string): Promise<unknown> => {
          const ids = Object.fromEntries(keys.map((key) => [key, idOf(key)]));
          const reply = await call(b, route, fillPath(route.path, { ...b.ids, ...ids }), bodyOf(route));
          assert.equal(reply.status, isUnsupported(route) ? 405 : 404, JSON.stringify(reply.body));
          return without(reply, ...Object.values(ids));
        };
        const theirs = await answerTo((key) => a.ids[key] ?? "");
        assert.deepEqual(theirs, await answerTo(() => randomUUID()));
        assert.deepEqual(await snapshot(playground.database.pool), before);
      });

    for (const parameter of idsAmong(fieldsOf(route.query)))
      test(`${nameOf(route)}: a filter ?${parameter}= of another account finds nothing`, async () => {
        const theirs = a.ids[parameter] ?? a.leadId;
        const nobodys = randomUUID();
        const ask = (id: string): Promise<Reply> =>
          call(b, route, `${fillPath(route.path, b.ids)}?${parameter}=${id}${queries[nameOf(route)] ?? ""}`);
        const [got, wanted] = [await ask(theirs), await ask(nobodys)];
        assert.equal(got.status, 200, JSON.stringify(got.body));
        assert.deepEqual(without(got, theirs), without(wanted, nobodys));
      });

    for (const field of idsAmong(fieldsOf(route.body)))
      test(`${nameOf(route)}: ${field} of another account is refused like an unknown one`, async () => {
        const body = bodyOf(route);
        assert.ok(bodies[nameOf(route)], "give this route a body in right-bodies.ts");
        const before = await snapshot(playground.database.pool);
        const theirs = field === "based_on_integration_id" ? a.integrationId : a.ids[field];
        assert.ok(theirs, `account-world.ts has no id for ${field}`);
        const nobodys = randomUUID();
        const path = fillPath(route.path, b.ids);
        const [got, wanted] = [
          await call(b, route, path, { ...body, [field]: theirs }),
          await call(b, route, path, { ...body, [field]: nobodys }),
        ];
        assert.equal(got.status, 400, JSON.stringify(got.body));
        assert.ok(issuesOf(got)[field], JSON.stringify(got.body));
        assert.deepEqual(without(got, theirs), without(wanted, nobodys));
        assert.deepEqual(await snapshot(playground.database.pool), before);
      });

    if (route.method === "GET") {
      test(`${nameOf(route)}: shows its own and nothing of another account`, async () => {
        const got = await call(b, route, fillPath(route.path, b.ids));
        assert.equal(got.status, 200, JSON.stringify(got.body));
        const shown = JSON.stringify(got.body);
        for (const [name, id] of Object.entries({ ...a.ids, delivered: a.deliveredWriteId }))
          assert.ok(!shown.includes(id), `shows another account's ${name}`);
      });
    }
  }

  test("an Idempotency-Key of another account is not known", async () => {
    const key = { "idempotency-key": "one-for-two" };
    const first = await a.api.post("/v1/leads/realpage_rpx/", a.lead, key);
    const second = await b.api.post("/v1/leads/realpage_rpx/", b.lead, key);
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.notEqual(first.body.meta.job_id, second.body.meta.job_id);
  });

  test("RPX's own ids name the records of one's own integration only", async () => {
    const query = `integration_id=${a.integrationId}&x_property_id=${a.place.xId}`;
    const { body } = await b.api.get(`/v1/units/?${query}`);
    assert.deepEqual([body.results, body.meta.total], [[], 0]);
  });
});

describe("every route asks who calls and what they may", () => {
  let playground: Playground;
  let url: string;
  const tokens = new Map<Right, string>();
  let revoked: string;

  before(async () => {
    playground = await openPlayground();
    const { gateway } = await playground.serve({ api: true, worker: false });
    url = gateway.url ?? "";
    const { pool } = playground.database;
    const accountId = await accountNamed(pool, "rights");
    for (const right of allRights)
      tokens.set(
        right,
        (await createApiKey(pool, { accountId, name: right, rights: [right] }, { kind: "gateway" })).token,
      );
    const key = await createApiKey(
      pool,
      { accountId, name: "revoked", rights: allRights },
      { kind: "gateway" },
    );
    ({ token: revoked } = key);
    await revokeApiKey(pool, key.id, { kind: "gateway" });
  });
  after(() => playground.stop());

  const ask = (route: AnyRoute, token: string | null, slash: boolean): Promise<Reply> => {
    const path = route.path.replaceAll(/:\w+/g, () => randomUUID()).replace(/\/$/, "");
    return new ApiClient(url, token).call(route.method, slash ? `${path}/` : path, {
      ...(route.body && { body: {} }),
    });
  };

  for (const route of routes)
    for (const slash of [false, true])
      test(`${nameOf(route)} ${slash ? "with" : "without"} a slash at the end`, async () => {
        const unauthorized = await Promise.all([
          ask(route, null, slash),
          ask(route, "gc_unknown", slash),
          ask(route, revoked, slash),
        ]);
        for (const reply of unauthorized) {
          assert.deepEqual([reply.status, reply.body.error.code], [401, "unauthorized"]);
          assert.equal(reply.headers.get("www-authenticate"), "Bearer");
        }
        for (const [right, token] of tokens) {
          const reply = await ask(route, token, slash);
          if (route.rights.includes(right))
            assert.ok(![401, 403].includes(reply.status), `${right}: ${JSON.stringify(reply.body)}`);
          else
            assert.deepEqual(
              [reply.status, reply.body.error.code],
              [403, "forbidden"],
              `${right}: ${JSON.stringify(reply.body)}`,
            );
        }
      });
});
