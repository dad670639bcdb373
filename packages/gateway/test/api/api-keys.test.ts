import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { issuesOf } from "./issues.ts";

const PATH = "/v1/admin/api-keys/";

describe("API keys over HTTP", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve({ api: true, worker: false }));
  });
  after(() => playground.stop());

  test("a new key works with its rights, is listed without its token, and is revoked for good", async () => {
    const made = await api.post(PATH, { name: " Listing site ", rights: ["write", "read"] });
    assert.equal(made.status, 200, JSON.stringify(made.body));
    assert.equal(made.headers.get("cache-control"), "no-store");
    const { id, token, name, rights } = made.body.result;
    assert.deepEqual([name, rights], ["Listing site", ["write", "read"]]);
    assert.match(token, /^gc_[\w-]{43}$/);
    const key = new ApiClient(api.url, token);
    assert.equal((await key.get("/v1/properties/")).status, 200);
    assert.equal((await key.get(PATH)).status, 403);

    const listed = await api.get(`${PATH}?is_revoked=false`);
    const one = listed.body.results.find((row: { id: string }) => row.id === id);
    assert.deepEqual(one, { ...one, name: "Listing site", revoked_at: null, is_own: false });
    assert.ok(!JSON.stringify(listed.body).includes(token));
    assert.equal(listed.body.results.filter((row: { is_own: boolean }) => row.is_own).length, 1);

    assert.deepEqual((await api.call("DELETE", `${PATH}${id}`)).body, { success: true });
    assert.equal((await key.get("/v1/properties/")).status, 401);
    assert.equal((await api.call("DELETE", `${PATH}${id}`)).status, 404, "it is no valid key any more");
    const revoked = (await api.get(`${PATH}?is_revoked=true`)).body.results;
    assert.deepEqual([revoked.length, revoked[0].id, typeof revoked[0].revoked_at], [1, id, "string"]);
  });

  test("nobody gives more rights than their own", async () => {
    const { token } = (await api.post(PATH, { name: "Admin only", rights: ["admin"] })).body.result;
    const admin = new ApiClient(api.url, token);
    const refused = await admin.post(PATH, { name: "More", rights: ["admin", "write", "read"] });
    assert.deepEqual([refused.status, refused.body.error.code], [403, "forbidden"]);
    assert.match(refused.body.error.message, /lacks the right write and read/);
    assert.equal((await admin.post(PATH, { name: "Same", rights: ["admin"] })).status, 200);
  });

  test("a key does not revoke itself", async () => {
    const { id, token } = (await api.post(PATH, { name: "Own", rights: ["admin"] })).body.result;
    const own = new ApiClient(api.url, token);
    for (const text of [id, id.toUpperCase()]) {
      const refused = await own.call("DELETE", `${PATH}${text}`);
      assert.deepEqual([refused.status, refused.body.error.code], [409, "conflict"]);
    }
    assert.equal((await own.get(PATH)).status, 200);
  });

  test("bad input is named", async () => {
    for (const [body, field] of [
      [{ rights: ["read"] }, "name"],
      [{ name: "  ", rights: ["read"] }, "name"],
      [{ name: "a\u0000b", rights: ["read"] }, "name"],
      [{ name: "x".repeat(101), rights: ["read"] }, "name"],
      [{ name: "None", rights: [] }, "rights"],
      [{ name: "Twice", rights: ["read", "read"] }, "rights"],
    ] as const) {
      const refused = await api.post(PATH, body);
      assert.equal(refused.status, 400, JSON.stringify(body));
      assert.ok(issuesOf(refused)[field], JSON.stringify(refused.body));
    }
    assert.equal((await api.post(PATH, { name: "Wrong", rights: ["root"] })).status, 400);
  });
});
