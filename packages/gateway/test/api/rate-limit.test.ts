import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";

const MOST = 5;

describe("the limit of requests a minute", () => {
  let playground: Playground;
  let api: ApiClient;
  let other: ApiClient;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_RATE_LIMIT_PER_MINUTE: String(MOST) });
    ({ api } = await playground.serve({ api: true, worker: false }));
    other = await playground.otherAccount("other", api.url);
  });
  after(() => playground.stop());

  test("is counted down in the contract's headers, ends in 429 with Retry-After, and is each key's own", async () => {
    for (let made = 1; made <= MOST; made++) {
      // What is refused counts too.
      const reply = await api.get(made % 2 ? "/v1/leads/" : "/v1/leads/?limit=x");
      assert.equal(reply.status, made % 2 ? 200 : 400);
      assert.equal(reply.headers.get("x-ratelimit-limit"), String(MOST));
      assert.equal(reply.headers.get("x-ratelimit-remaining"), String(MOST - made));
    }
    const refused = await api.get("/v1/leads/");
    assert.deepEqual([refused.status, refused.body.error.code], [429, "rate_limit_exceeded"]);
    assert.match(refused.body.error.message, /5 requests a minute/);
    assert.equal(refused.headers.get("x-ratelimit-remaining"), "0");
    assert.equal(refused.headers.get("x-ratelimit-limit"), String(MOST));
    const wait = Number(refused.headers.get("retry-after"));
    assert.ok(wait > 0 && wait <= 60, String(wait));
    assert.equal((await other.get("/v1/leads/")).status, 200);
    assert.equal((await api.get("/healthz")).status, 200, "health is not limited");
  });
});
