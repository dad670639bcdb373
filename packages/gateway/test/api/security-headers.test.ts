import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { sendRaw } from "./raw-http.ts";

const YEAR_SECONDS = 365 * 24 * 3600;

describe("what every answer tells a browser", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve({ api: true, worker: false }));
  });
  after(() => playground.stop());

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(new URL(path, api.url), { headers, redirect: "manual" });
  const authorized = (): Record<string, string> => ({ authorization: `Bearer ${api.token}` });

  test("nosniff, a closed policy, no referrer and HSTS, whatever is asked and however it ends", async () => {
    for (const [path, headers] of [
      ["/v1/leads/", authorized()],
      ["/v1/leads/?limit=x", authorized()],
      ["/v1/leads/", {}],
      ["/v1/nothing", authorized()],
      ["/healthz", {}],
      ["/openapi.json", {}],
      ["/docs", {}],
      ["/console/", {}],
    ] as const) {
      const answer = await ask(path, headers);
      const name = `${path} ${answer.status}`;
      assert.equal(answer.headers.get("x-content-type-options"), "nosniff", name);
      assert.equal(answer.headers.get("referrer-policy"), "no-referrer", name);
      const policy = answer.headers.get("content-security-policy") ?? "";
      assert.match(policy, /default-src '(self|none)'/, name);
      assert.match(policy, /object-src 'none'|default-src 'none'/, name);
      assert.match(policy, /frame-ancestors '(self|none)'/, name);
      assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/, name);
      const [, seconds] =
        /max-age=(\d+); includeSubDomains/.exec(answer.headers.get("strict-transport-security") ?? "") ?? [];
      assert.ok(Number(seconds) >= YEAR_SECONDS, name);
      await answer.arrayBuffer();
    }
  });

  test("JSON says that it is, with its charset, and is stored by nobody on the way", async () => {
    for (const headers of [authorized(), {}]) {
      const answer = await ask("/v1/leads/", headers);
      assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
      assert.equal(answer.headers.get("cache-control"), "no-store");
      await answer.arrayBuffer();
    }
  });

  test("no page of another origin may read anything", async () => {
    for (const path of ["/v1/leads/", "/openapi.json", "/healthz"]) {
      const answer = await ask(path, { ...authorized(), origin: "https://evil.example" });
      for (const name of answer.headers.keys()) assert.ok(!name.startsWith("access-control-"), name);
      await answer.arrayBuffer();
    }
  });

  test("TRACE echoes nothing", async () => {
    const answer = await sendRaw(
      api.url,
      `TRACE /v1/leads/ HTTP/1.1\r\nHost: x\r\nX-Secret: echo-me\r\nConnection: close\r\n\r\n`,
    );
    assert.ok([400, 404, 405].includes(answer.status), String(answer.status));
    assert.doesNotMatch(answer.body, /echo-me/);
  });

  test("a request with two lengths, which two servers could read as two requests, is refused", async () => {
    const head = `POST /v1/leads/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\nConnection: close\r\n`;
    for (const lengths of [
      "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
      "Content-Length: 4\r\nContent-Length: 5\r\n",
      "Transfer-Encoding: chunked, identity\r\n",
    ]) {
      const answer = await sendRaw(api.url, `${head}${lengths}\r\n0\r\n\r\n`);
      assert.equal(answer.status, 400, lengths);
    }
  });
});
