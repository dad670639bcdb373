import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import type { AnyRoute } from "../../src/http/route.ts";
import { openRoutes, routes } from "../../src/http/routes.ts";
import type { ApiClient, Reply } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type AccountWorld, fillAccount, fillPath } from "./account-world.ts";
import { issuesOf } from "./issues.ts";
import { sendRaw } from "./raw-http.ts";
import { snapshot } from "./snapshot.ts";

const LEADS = "/v1/leads/realpage_rpx/";
const METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH"] as const;
const KB = 1024;

describe("requests that HTTP or JSON make wrong", () => {
  let playground: Playground;
  let api: ApiClient;
  let world: AccountWorld;
  let before_: Record<string, string>;

  before(async () => {
    playground = await openPlayground();
    const full = await playground.spawn("serve");
    world = await fillAccount(playground, playground.clientOf(full.url), "Http");
    await full.end("SIGTERM");
    ({ api } = await playground.serve({ api: true, worker: false }));
    before_ = await snapshot(playground.database.pool);
  });
  after(async () => {
    try {
      assert.deepEqual(await snapshot(playground.database.pool), before_, "none of it was kept");
    } finally {
      await playground.stop();
    }
  });

  /** A refusal in the contract's form, with this status and code. */
  function assertRefused(reply: Reply, status: number, code: string, what = ""): void {
    assert.equal(reply.status, status, `${what} ${JSON.stringify(reply.body)}`);
    assert.match(reply.headers.get("content-type") ?? "", /^application\/json/, what);
    assert.deepEqual(Object.keys(reply.body), ["error"], what);
    assert.equal(reply.body.error.code, code, what);
    assert.ok(reply.body.error.message.length > 0, what);
    assert.doesNotMatch(JSON.stringify(reply.body), /FST_|node_modules|\.ts:|at async/, what);
  }
  const postRaw = (rawBody: string, headers: Record<string, string> = {}): Promise<Reply> =>
    api.call("POST", LEADS, { rawBody, headers });
  const refusedRaw = async (bytes: string | Buffer): Promise<{ status: number; error: any }> => {
    const { status, body } = await sendRaw(api.url, bytes);
    return { status, error: (JSON.parse(body) as { error: unknown }).error };
  };

  test("a body that is no JSON", async () => {
    for (const text of ["{", '{"a":1,}', "'a'", '{"first_name":"a\nb"}', "undefined", "{}{}", "NaN"])
      assertRefused(await postRaw(text), 400, "invalid_request", text);
  });

  test("a body that is JSON and no object names the rule", async () => {
    for (const text of ["[]", '"text"', "1", "null", "true", `[${"{},".repeat(50)}{}]`]) {
      const reply = await postRaw(text);
      assertRefused(reply, 400, "invalid_request", text);
      assert.match(issuesOf(reply)[""] ?? "", /Expected object/, text);
    }
  });

  test("no body where one is needed, and none where none is, whatever the content type says", async () => {
    for (const headers of [{}, { "content-type": "application/json" }]) {
      assertRefused(await api.call("POST", LEADS, { headers }), 400, "invalid_request");
      const sync = `/v1/admin/integrations/${world.integrationId}/nothing`;
      assertRefused(await api.call("POST", sync, { headers }), 404, "not_found");
      const retry = await api.call("POST", `/v1/admin/retry-write/${world.deliveredWriteId}`, { headers });
      assertRefused(retry, 400, "invalid_request");
      assert.match(issuesOf(retry)["root_job_id"] ?? "", /Only failed writes/);
      const archive = await api.call("DELETE", "/v1/admin/integrations/none/", { headers });
      assertRefused(archive, 404, "not_found");
    }
  });

  test("another content type is a 415", async () => {
    const body = JSON.stringify(world.lead);
    for (const type of [
      "text/plain",
      "text/xml",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonp",
      "image/png",
      "nonsense",
    ])
      assertRefused(await postRaw(body, { "content-type": type }), 415, "unsupported_media_type", type);
  });

  test("a body that is compressed is a 415 that says so, and one that is not, is read", async () => {
    for (const [coding, compressed] of [
      ["gzip", gzipSync],
      ["br", brotliCompressSync],
      ["deflate", deflateSync],
    ] as const) {
      const body = compressed(JSON.stringify(world.lead));
      const { status, error } = await refusedRaw(
        Buffer.concat([
          Buffer.from(
            `POST ${LEADS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`,
          ),
          body,
        ]),
      );
      assert.deepEqual([status, error.code], [415, "unsupported_media_type"], coding);
      assert.match(error.message, /compressed/, coding);
    }
    for (const coding of ["identity", "UTF-8"])
      assertRefused(await postRaw("{}", { "content-encoding": coding }), 400, "invalid_request", coding);
  });

  test("application/json with a charset is JSON", async () => {
    const reply = await postRaw("{}", { "content-type": "Application/JSON; charset=UTF-8" });
    assertRefused(reply, 400, "invalid_request");
    assert.equal(issuesOf(reply)["first_name"], "Required");
  });

  test("text that is not UTF-8 is refused, not changed", async () => {
    const body = Buffer.from(JSON.stringify({ ...world.lead, first_name: "Zoë" }), "latin1");
    const head = `POST ${LEADS} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    const { status, error } = await refusedRaw(Buffer.concat([Buffer.from(head), body]));
    assert.deepEqual([status, error.code], [400, "invalid_request"]);
    assert.match(error.message, /UTF-8/);
  });

  test("a body that is too large is a 413", async () => {
    const lead = { ...world.lead, city: "x".repeat(300 * KB) };
    assertRefused(await postRaw(JSON.stringify(lead)), 413, "payload_too_large");
    const within = { ...world.lead, city: "x".repeat(200 * KB), colour: 1 };
    assertRefused(await postRaw(JSON.stringify(within)), 400, "invalid_request");
  });

  test("JSON nested as deep as a body can be", async () => {
    for (const text of [
      "[".repeat(120 * KB) + "]".repeat(120 * KB),
      '{"a":'.repeat(30 * KB) + "1" + "}".repeat(30 * KB),
      `{"first_name":${"[".repeat(100 * KB)}${"]".repeat(100 * KB)}}`,
    ])
      assertRefused(await postRaw(text), 400, "invalid_request");
    assert.equal((await api.get("/healthz")).status, 200);
  });

  test("keys that reach for prototypes are refused", async () => {
    for (const text of [
      '{"__proto__":{"first_name":"x"}}',
      '{"\\u005f_proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
      '{"first_name":{"__proto__":null}}',
    ])
      for (const path of [LEADS, `${LEADS}?ignore_unknown_fields=true`, "/v1/admin/integrations/"]) {
        const reply = await api.call("POST", path, { rawBody: text });
        assertRefused(reply, 400, "invalid_request", text);
      }
    assert.equal(({} as { first_name?: string }).first_name, undefined);
    for (const key of ["toString", "hasOwnProperty", "valueOf"]) {
      const reply = await postRaw(JSON.stringify({ ...world.lead, [key]: "x" }));
      assert.match(issuesOf(reply)[""] ?? "", new RegExp(`'${key}'`));
    }
  });

  test("a NUL in any text of a body, path, query or header is refused or finds nothing", async () => {
    for (const field of ["first_name", "city", "property_id", "integration_id", "phone_1_type"]) {
      const reply = await api.post(LEADS, { ...world.lead, phone_1: "1", [field]: "a\0b" });
      assertRefused(reply, 400, "invalid_request", field);
      assert.ok(issuesOf(reply)[field], field);
    }
    assertRefused(await api.post(LEADS, { ...world.lead, "a\0b": 1 }), 400, "invalid_request");
    assertRefused(await api.get("/v1/leads/a%00b"), 404, "not_found");
    for (const query of ["property_id=%00", "email_1=%00", "integration_id=%00"])
      assert.deepEqual((await api.get(`/v1/leads/?${query}`)).body.results, [], query);
    assertRefused(await api.get("/v1/leads/?order-by=%00"), 400, "invalid_request");
  });

  test("a NUL in any parameter of any query is refused or finds nothing", async () => {
    for (const route of routes.filter(({ method }) => method === "GET"))
      for (const name of Object.keys(route.query?.properties ?? {})) {
        const path = `${fillPath(route.path, world.ids)}?${name}=%00`;
        const { status, body } = await api.get(path);
        assert.ok(status === 200 || status === 400, `${path}: ${status} ${JSON.stringify(body)}`);
      }
  });

  test("numbers beyond any number are none", async () => {
    for (const field of [
      "desired_lease_term_in_months",
      "desired_max_rent_in_cents",
      "number_of_occupants",
    ]) {
      const reply = await postRaw(JSON.stringify({ ...world.lead, [field]: 0 }).replace(/:0\}$/, ":1e999}"));
      assertRefused(reply, 400, "invalid_request", field);
      assert.ok(issuesOf(reply)[field], field);
    }
  });

  test("nor are they in a query, of any list", async () => {
    for (const route of routes) {
      if (!route.query || !("offset" in route.query.properties)) continue;
      const path = fillPath(route.path, world.ids);
      for (const value of ["1e999", "Infinity", "-Infinity"]) {
        const reply = await api.get(`${path}?offset=${value}`);
        assertRefused(reply, 400, "invalid_request", `${path} ${value}`);
        assert.ok(issuesOf(reply)["offset"], path);
      }
    }
  });

  test("a NUL in what an erasure goes by", async () => {
    for (const field of ["email", "phone", "job_id", "guest_card_id"])
      assertRefused(
        await api.post("/v1/admin/erasures", { integration_id: world.integrationId, [field]: "\0" }),
        400,
        "invalid_request",
        field,
      );
  });

  test("an unknown path is a 404, with or without a token, and so is one that is nearly known", async () => {
    for (const path of ["/v1", "/v2/leads/", "/v1/lead/", "/v1/leads//", "/V1/leads/", "/v1/leads/a/b/c"])
      assertRefused(await api.get(path), 404, "not_found", path);
    assertRefused(await api.get(`/v1/leads/${"x".repeat(5000)}`), 404, "not_found");
  });

  test("a path that cannot be read is a 400 in the same form", async () => {
    for (const path of ["/v1/leads/%zz", "/v1/leads/%ff%fe", "/v1/leads/%"]) {
      const { status, error } = await refusedRaw(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\nConnection: close\r\n\r\n`,
      );
      assert.deepEqual([status, error.code], [400, "invalid_request"], path);
    }
  });

  test("what is no HTTP, or too long a header, ends in the same form", async () => {
    const noHttp = await refusedRaw("HELLO\r\n\r\n");
    assert.deepEqual([noHttp.status, noHttp.error.code], [400, "invalid_request"]);
    const long = await refusedRaw(
      `GET /v1/leads/ HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(40 * KB)}\r\n\r\n`,
    );
    assert.deepEqual([long.status, long.error.code], [431, "headers_too_large"]);
  });

  const known = new Map<string, string[]>();
  for (const { path, method } of [...routes, ...openRoutes])
    known.set(path, [...(known.get(path) ?? []), method]);

  for (const [path, methods] of known)
    test(`${path} knows ${methods.join(", ")}, says so, and nothing else`, async () => {
      const filled = fillPath(path, world.ids);
      const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].toSorted();
      for (const method of METHODS.filter((one) => !methods.includes(one))) {
        const reply = await api.call(method, filled);
        assertRefused(reply, 405, "method_not_allowed", method);
        assert.deepEqual((reply.headers.get("allow") ?? "").split(", ").toSorted(), allowed, method);
      }
      const options = await api.call("OPTIONS", filled);
      assert.deepEqual([options.status, options.body], [204, ""]);
      assert.deepEqual((options.headers.get("allow") ?? "").split(", ").toSorted(), allowed);
      const head = await api.call("HEAD", filled);
      assert.equal(head.body, "");
      assert.equal(head.status, methods.includes("GET") ? (await api.get(filled)).status : 405);
    });

  for (const route of routes)
    test(`${route.method} ${route.path} names a query parameter that it does not know`, async () => {
      const reply = await api.call(
        route.method,
        `${fillPath(route.path, { ...world.ids, ...nobody(route) })}?colour=red`,
        { ...(route.body && { body: {} }) },
      );
      assertRefused(reply, 400, "invalid_request");
      assert.match(issuesOf(reply)[""] ?? "", /'colour'/);
    });

  test("one query parameter given twice", async () => {
    for (const query of ["limit=1&limit=2", "property_id=a&property_id=b", "order-by=id&order-by=x_id"]) {
      const reply = await api.get(`/v1/leads/?${query}`);
      assertRefused(reply, 400, "invalid_request", query);
      assert.deepEqual(Object.keys(issuesOf(reply)), [query.split("=")[0]]);
    }
  });

  test("every answer has a request id and no word of what serves it", async () => {
    for (const path of ["/v1/leads/", "/nothing", "/healthz"]) {
      const { headers } = await api.get(path);
      assert.match(headers.get("x-request-id") ?? "", /^[0-9a-f-]{36}$/, path);
      assert.equal(headers.get("x-powered-by"), null);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
    }
  });
});

/** For what cannot be undone, ids that nobody has. */
const nobody = (route: AnyRoute): Record<string, string> =>
  route.method === "GET" || route.method === "PUT"
    ? {}
    : Object.fromEntries(
        [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [
          name ?? "",
          "00000000-0000-4000-8000-000000000000",
        ]),
      );
