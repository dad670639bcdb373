import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ApiClient, type Reply } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";

const PATH = "/v1/console/session";

describe("sessions of the console", () => {
  let playground: Playground;
  let api: ApiClient;
  /** Another process's API on the same database. */
  let other: ApiClient;
  let anybody: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve({ api: true, worker: false }));
    ({ api: other } = await playground.serve({ api: true, worker: false }));
    anybody = new ApiClient(api.url, null);
  });
  after(() => playground.stop());

  /** A browser with a session: what it sends by itself, and the CSRF token that its page was told. */
  type Browser = { cookie: string; csrf: string; header: string; body: any };
  async function signIn(token: string | null, headers: Record<string, string> = {}): Promise<Browser> {
    const reply = await anybody.post(PATH, { token }, headers);
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    const header = reply.headers.get("set-cookie") ?? "";
    return { cookie: header.split(";")[0] ?? "", csrf: reply.body.csrf_token, header, body: reply.body };
  }
  const call = (
    browser: Pick<Browser, "cookie">,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
    at: ApiClient = api,
  ): Promise<Reply> =>
    new ApiClient(at.url, null).call(method, path, {
      headers: { cookie: browser.cookie, ...headers },
      ...(body !== undefined && { body }),
    });
  const ownPage = (browser: Browser): Record<string, string> => ({
    origin: api.url.replace(/\/$/, ""),
    "x-csrf-token": browser.csrf,
  });
  const newKey = async (rights: string[]): Promise<{ id: string; token: string }> =>
    (await api.post("/v1/admin/api-keys/", { name: "Person", rights })).body.result;

  test("signing in says who it is and sets a cookie that no script reads and no other site sends", async () => {
    const browser = await signIn(api.token);
    assert.match(
      browser.header,
      /^guestcard_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    assert.equal(browser.body.account.name, "default");
    assert.deepEqual(browser.body.api_key.rights, ["read", "write", "admin"]);
    assert.ok(Date.parse(browser.body.expires_at) > Date.now());
    const again = await call(browser, "GET", PATH);
    assert.deepEqual([again.status, again.body], [200, browser.body]);
    assert.equal(again.headers.get("cache-control"), "no-store");
  });

  test("behind https the cookie is Secure", async () => {
    assert.match((await signIn(api.token, { "x-forwarded-proto": "https" })).header, /; Secure/);
  });

  test("neither the cookie nor the database holds the token, and the database holds no cookie", async () => {
    const browser = await signIn(api.token);
    const secret = browser.cookie.split("=")[1] ?? "";
    assert.ok(!browser.header.includes(api.token ?? "-"));
    const { rows } = await playground.database.pool.query(`select s::text as row from console_sessions s`);
    const kept = JSON.stringify(rows);
    for (const forbidden of [secret, Buffer.from(secret).toString("hex"), api.token ?? "-", browser.csrf])
      assert.ok(!kept.includes(forbidden));
  });

  test("a session holds in every process, and with the rights of its key alone", async () => {
    const { token } = await newKey(["read"]);
    const browser = await signIn(token);
    assert.equal((await call(browser, "GET", "/v1/properties/", {}, undefined, other)).status, 200);
    const refused = await call(browser, "GET", "/v1/admin/api-keys/");
    assert.deepEqual([refused.status, refused.body.error.code], [403, "forbidden"]);
  });

  test("a cookie that nobody gave out is none, and is taken away", async () => {
    for (const value of ["x", "A".repeat(43), "'; drop table accounts; --", "%00"]) {
      const reply = await call({ cookie: `guestcard_session=${value}` }, "GET", "/v1/properties/");
      assert.equal(reply.status, 401, value);
      assert.match(reply.headers.get("set-cookie") ?? "", /^guestcard_session=; Max-Age=0;/);
    }
    assert.equal((await call({ cookie: "other=1" }, "GET", PATH)).status, 401);
  });

  test("each sign-in begins a new session and ends the browser's one before", async () => {
    const before = await signIn(api.token);
    const now = await signIn(api.token, { cookie: before.cookie });
    assert.notEqual(now.cookie, before.cookie);
    assert.equal((await call(before, "GET", PATH)).status, 401);
    assert.equal((await call(now, "GET", PATH)).status, 200);
    const fixed = await signIn(api.token, { cookie: `guestcard_session=${"B".repeat(43)}` });
    assert.notEqual(fixed.cookie, `guestcard_session=${"B".repeat(43)}`);
  });

  test("signing out ends it everywhere", async () => {
    const browser = await signIn(api.token);
    const out = await call(browser, "DELETE", PATH, ownPage(browser));
    assert.deepEqual([out.status, out.body], [200, { success: true }]);
    assert.match(out.headers.get("set-cookie") ?? "", /^guestcard_session=; Max-Age=0; Path=\/; HttpOnly/);
    assert.equal((await call(browser, "GET", PATH, {}, undefined, other)).status, 401);
  });

  test("a revoked key ends its sessions from the next request on, in every process", async () => {
    const { id, token } = await newKey(["read"]);
    const browser = await signIn(token);
    assert.equal((await call(browser, "GET", PATH, {}, undefined, other)).status, 200);
    assert.equal((await api.call("DELETE", `/v1/admin/api-keys/${id}`)).status, 200);
    for (const at of [api, other])
      assert.equal((await call(browser, "GET", PATH, {}, undefined, at)).status, 401);
    assert.equal((await anybody.post(PATH, { token })).status, 401);
  });

  test("a session ends with its time, and when nobody used it for an hour", async () => {
    const { pool } = playground.database;
    for (const change of ["expires_at = now()", "seen_at = now() - interval '61 minutes'"]) {
      const browser = await signIn(api.token);
      await pool.query(`update console_sessions set ${change}`);
      assert.equal((await call(browser, "GET", PATH)).status, 401, change);
    }
    const browser = await signIn(api.token);
    await pool.query(`update console_sessions set seen_at = now() - interval '30 minutes'`);
    await call(browser, "GET", PATH);
    const { rows } = await pool.query(
      `select count(*)::int as n from console_sessions where seen_at > now() - interval '1 minute'`,
    );
    assert.ok(rows[0].n >= 1, "being used keeps it");
  });

  test("what changes something needs the CSRF token and the gateway's own page", async () => {
    const browser = await signIn(api.token);
    const change = (headers: Record<string, string>): Promise<Reply> =>
      call(browser, "POST", "/v1/admin/api-keys/", headers, { name: "By cookie", rights: ["read"] });
    const { origin, ...token } = ownPage(browser) as { origin: string };
    const stranger = await signIn(api.token);
    const refused: [string, Record<string, string>][] = [
      ["neither", {}],
      ["no token", { origin }],
      ["no origin", token],
      ["a wrong token", { origin, "x-csrf-token": `${browser.csrf.slice(0, -1)}-` }],
      ["another session's token", { origin, "x-csrf-token": stranger.csrf }],
      ["another site", { ...token, origin: "https://evil.example" }],
      ["an opaque origin", { ...token, origin: "null" }],
      ["another site by fetch metadata", { ...token, origin, "sec-fetch-site": "cross-site" }],
      ["a sister site", { ...token, origin, "sec-fetch-site": "same-site" }],
    ];
    for (const [name, headers] of refused) {
      const reply = await change(headers);
      assert.deepEqual([reply.status, reply.body.error?.code], [403, "forbidden"], name);
      assert.match(reply.body.error.message, /session cookie/, name);
    }
    for (const headers of [
      { ...token, origin },
      { ...token, "sec-fetch-site": "same-origin" },
    ])
      assert.equal((await change(headers)).status, 200);
  });

  test("a request with an API key never looks at the cookie", async () => {
    const browser = await signIn(api.token);
    const { token } = await newKey(["read"]);
    const reply = await new ApiClient(api.url, token).call("POST", "/v1/admin/api-keys/", {
      headers: { cookie: browser.cookie },
      body: { name: "Mixed", rights: ["read"] },
    });
    assert.equal(reply.status, 403);
    assert.match(reply.body.error.message, /lacks the right admin/);
    const wrong = await new ApiClient(api.url, "gc_wrong").call("GET", PATH, {
      headers: { cookie: browser.cookie },
    });
    assert.equal(wrong.status, 401);
    const bearer = (await api.get(PATH)).body;
    assert.deepEqual([bearer.account.name, bearer.csrf_token, bearer.expires_at], ["default", null, null]);
    assert.equal((await api.call("DELETE", PATH)).status, 409);
  });

  test("sessions are listed to whom they belong, and ended by them, with no cookie shown", async () => {
    const SESSIONS = "/v1/console/sessions/";
    const { id: keyId, token } = await newKey(["read"]);
    const [one, two] = [await signIn(token), await signIn(token)];
    const admin = await signIn(api.token);
    const read = async (browser: Browser, query = ""): Promise<any[]> => {
      const reply = await call(browser, "GET", `${SESSIONS}${query}`, {}, undefined, other);
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply.body.results;
    };
    const own = await read(one);
    assert.deepEqual(
      own.map(({ api_key: key, is_own: isOwn }) => [key, isOwn]),
      [
        [{ id: keyId, name: "Person" }, false],
        [{ id: keyId, name: "Person" }, true],
      ],
    );
    for (const secret of [one, two].map(({ cookie }) => cookie.split("=")[1] ?? ""))
      assert.ok(!JSON.stringify(own).includes(secret));
    assert.match(own[0].source_address, /^(::ffff:)?127\.0\.0\.1$/);
    assert.equal((await read(one, "?limit=1")).length, 1);
    const all = await read(admin, "?limit=250");
    assert.ok(all.length > own.length && own.every(({ id }) => all.some((listed) => listed.id === id)));
    const elsewhere = await playground.otherAccount("Sessions elsewhere", api.url);
    assert.deepEqual((await elsewhere.get(SESSIONS)).body.results, []);

    const end = (browser: Browser, id: string): Promise<Reply> =>
      call(browser, "DELETE", `${SESSIONS}${id}`, ownPage(browser));
    const adminId = all.find(({ is_own: isOwn }) => isOwn).id;
    for (const id of [adminId, "none", keyId]) assert.equal((await end(one, id)).status, 404, id);
    assert.equal((await elsewhere.call("DELETE", `${SESSIONS}${adminId}`)).status, 404);
    assert.equal(
      (await call(one, "DELETE", `${SESSIONS}${own[0].id}`)).status,
      403,
      "without the CSRF token",
    );
    assert.equal((await end(one, own[0].id)).status, 200);
    assert.equal((await end(one, own[0].id)).status, 404);
    assert.equal((await call(two, "GET", PATH, {}, undefined, other)).status, 401);
    assert.equal((await call(one, "GET", PATH, {}, undefined, other)).status, 200);
    assert.equal((await end(admin, own[1].id)).status, 200);
    assert.equal((await call(one, "GET", PATH)).status, 401);
    const { rows } = await playground.database.pool.query(
      `select count(*)::int as n from audit_events where action = 'session.ended' and object_id = $1`,
      [keyId],
    );
    assert.equal(rows[0].n, 2);
  });

  test("sign-in and sign-out are in the audit log", async () => {
    const { rows } = await playground.database.pool.query(
      `select action, count(*)::int as n from audit_events where action like 'session.%' group by 1`,
    );
    const counts = Object.fromEntries(rows.map(({ action, n }) => [action, n]));
    assert.ok(counts["session.started"] > 5 && counts["session.ended"] === 3, JSON.stringify(counts));
  });

  test("a wrong sign-in is refused, from another site too, and says which rule it broke", async () => {
    assert.equal((await anybody.post(PATH, { token: "gc_unknown" })).status, 401);
    const evil = await anybody.post(PATH, { token: api.token }, { "sec-fetch-site": "cross-site" });
    assert.deepEqual([evil.status, evil.headers.get("set-cookie")], [403, null]);
    const wrong = await anybody.post(PATH, { tocken: "x" });
    assert.equal(wrong.status, 400);
    assert.match(JSON.stringify(wrong.body), /token/);
  });

  test("an address may try a number of times a minute", async () => {
    let last: Reply | null = null;
    for (let tries = 0; tries < 31; tries++) last = await anybody.post(PATH, { token: "gc_unknown" });
    assert.deepEqual([last?.status, last?.body.error.code], [429, "rate_limit_exceeded"]);
    assert.ok(Number(last?.headers.get("retry-after")) > 0);
    assert.equal((await api.get(PATH)).status, 200, "who has a key goes on");
  });
});
