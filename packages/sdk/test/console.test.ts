import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ConflictError, type Fetch, ForbiddenError, Guestcard, UnauthorizedError } from "../src/index.ts";
import { until } from "../../gateway/test/harness/wait.ts";
import { openWorld, type World } from "./world.ts";

describe("what the console asks", () => {
  let world: World;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.playground.stop());

  test("a page signs in for a cookie, reads who it is, and signs out", async () => {
    const page: { cookie?: string; csrf?: string } = {};
    /** What a browser does with cookies, and the page with the CSRF token. */
    const browser: Fetch = async (url, request) => {
      const headers = {
        ...request.headers,
        origin: new URL(url).origin,
        ...(page.cookie !== undefined && { cookie: page.cookie }),
        ...(page.csrf !== undefined && { "x-csrf-token": page.csrf }),
      };
      const answer = await fetch(url, { ...request, headers });
      page.cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? page.cookie ?? "";
      return answer;
    };
    const guestcard = new Guestcard({ url: world.url, fetch: browser });
    await assert.rejects(guestcard.session.read(), UnauthorizedError);
    await assert.rejects(guestcard.session.signIn("gc_unknown"), UnauthorizedError);
    const session = await guestcard.session.signIn(world.token);
    page.csrf = session.csrf_token ?? "";
    assert.deepEqual(await guestcard.session.read(), session);
    assert.ok((await guestcard.apiKeys.create({ name: "From the page", rights: ["read"] })).token);
    const sessions: { id: string; is_own: boolean }[] = [];
    await world.guestcard.session.signIn(world.token);
    for await (const one of guestcard.session.list({ limit: 1 })) sessions.push(one);
    // The newest first: the one that began last, then this page's.
    assert.deepEqual(
      sessions.slice(0, 2).map(({ is_own: isOwn }) => isOwn),
      [false, true],
    );
    await guestcard.session.end(sessions[0]?.id ?? "");
    assert.equal((await guestcard.session.list().page()).total, sessions.length - 1);
    await guestcard.session.signOut();
    await assert.rejects(guestcard.session.read(), UnauthorizedError);
  });

  test("API keys: made, listed, revoked", async () => {
    const { apiKeys } = world.guestcard;
    const { id, token } = await apiKeys.create({ name: "By SDK", rights: ["read", "admin"] });
    const weak = world.client({ token });
    await assert.rejects(weak.apiKeys.create({ name: "Stronger", rights: ["write"] }), ForbiddenError);
    await assert.rejects(weak.apiKeys.revoke(id), ConflictError);
    await apiKeys.revoke(id);
    const listed: string[] = [];
    for await (const key of apiKeys.list({ is_revoked: true, limit: 1 })) listed.push(key.id);
    assert.deepEqual(listed, [id]);
    await assert.rejects(weak.session.read(), UnauthorizedError);
  });

  test("writes: searched, page by page, the newest first", async () => {
    const { writes, leads } = world.guestcard;
    const jobs: string[] = [];
    for (let n = 0; n < 3; n++)
      jobs.unshift((await leads.create(world.lead({ last_name: `Vandersearch${n}` }))).jobId);
    const found: string[] = [];
    for await (const write of writes.list({ q: "vandersearch", limit: 2 })) found.push(write.id);
    assert.deepEqual(found, jobs);
    const page = await writes.list({ q: "vandersearch", limit: 2 }).page();
    assert.equal(page.items.length, 2);
    assert.ok(page.nextCursor);
    await writes.wait(jobs[0] ?? "");
    const { items } = await writes.list({ q: jobs[0] ?? "", status: "SUCCESS" }).page();
    assert.equal(items[0]?.lead.last_name, "Vandersearch2");
  });

  test("the overview counts them, a moment later", async () => {
    const overview = await until("three accepted", async () => {
      const read = await world.guestcard.overview({ integration_id: world.integrationId });
      return read.totals.accepted >= 3 ? read : null;
    });
    assert.equal(overview.integrations[0]?.id, world.integrationId);
  });
});
