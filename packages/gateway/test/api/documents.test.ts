import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Validator } from "@seriousme/openapi-schema-validator";
import { settings } from "../../src/config/configuration.ts";
import { errorCodes } from "../../src/http/errors.ts";
import { openRoutes, routes } from "../../src/http/routes.ts";
import { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { tableOf } from "./markdown-table.ts";

describe("the documents that the gateway serves", () => {
  let playground: Playground;
  /** Without a token: documents and health are for anybody. */
  let anybody: ApiClient;
  let document: any;

  before(async () => {
    playground = await openPlayground();
    const { api } = await playground.serve({ api: true, worker: false });
    anybody = new ApiClient(api.url, null);
    document = (await anybody.get("/openapi.json")).body;
  });
  after(() => playground.stop());

  test("/openapi.json is valid OpenAPI 3.1", async () => {
    assert.match(document.openapi, /^3\.1\./);
    const result = await new Validator().validate(structuredClone(document));
    assert.ok(result.valid, JSON.stringify(result.errors, null, 1));
  });

  test("every operation says how it refuses: headers that are too large are refused by all", () => {
    for (const [path, operations] of Object.entries<Record<string, any>>(document.paths))
      for (const [method, { responses }] of Object.entries(operations))
        assert.ok("4XX" in responses, `${method} ${path}`);
  });

  test("/openapi.json lists every route and nothing else", () => {
    const listed = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const wanted = [...routes, ...openRoutes].map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
    );
    assert.deepEqual(listed.toSorted(), [...wanted, "GET /healthz", "GET /readyz"].toSorted());
  });

  test("each operation says what it takes, answers and refuses", () => {
    for (const route of routes) {
      const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
      const operation = document.paths[path][route.method.toLowerCase()];
      const name = `${route.method} ${path}`;
      assert.equal(operation.summary, route.summary, name);
      assert.deepEqual(operation.tags, [route.tag], name);
      assert.deepEqual(operation.security, [{ token: [] }], name);
      assert.deepEqual(Object.keys(operation.responses).toSorted(), ["200", "4XX", "5XX"], name);
      for (const status of ["4XX", "5XX"])
        assert.ok(
          operation.responses[status].content["application/json"].schema.properties.error,
          `${name} ${status}`,
        );
      assert.equal(operation.requestBody !== undefined, route.body !== undefined, name);
      const parameters = (operation.parameters ?? []).map((one: any) => `${one.in} ${one.name}`);
      for (const [, parameter] of route.path.matchAll(/:(\w+)/g))
        assert.ok(parameters.includes(`path ${parameter}`), `${name} ${parameter}`);
      for (const parameter of Object.keys((route.query && route.query.properties) || {}))
        assert.ok(parameters.includes(`query ${parameter}`), `${name} ${parameter}`);
    }
    for (const path of ["/healthz", "/readyz"]) assert.equal(document.paths[path].get.security, undefined);
  });

  test("/docs loads with all that it links, and may run in a browser over plain HTTP", async () => {
    const page = await fetch(new URL("/docs", anybody.url));
    assert.equal(page.status, 200);
    assert.match(page.headers.get("content-type") ?? "", /text\/html/);
    const html = await page.text();
    const policy = page.headers.get("content-security-policy") ?? "";
    assert.doesNotMatch(policy, /upgrade-insecure-requests/, "would ask for its own files over https");
    assert.match(policy, /script-src 'self'/);
    const links = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css|png))"/g)].map(([, link]) => link ?? "");
    assert.ok(links.length >= 3, html);
    for (const link of links) {
      const file = await fetch(new URL(link, page.url));
      assert.equal(file.status, 200, link);
      await file.arrayBuffer();
    }
    assert.equal((await anybody.get("/docs/json")).status, 200);
  });

  test("/healthz and /readyz answer anybody", async () => {
    for (const [path, status] of [
      ["/healthz", "ok"],
      ["/readyz", "ready"],
    ] as const) {
      const reply = await anybody.get(path);
      assert.deepEqual([reply.status, reply.body], [200, { status }]);
      assert.equal((await anybody.call("HEAD", path)).status, 200);
    }
  });
});

describe("the documents beside the code say what the code does", () => {
  test("docs/errors.md: every code with its status and meaning, and no other", async () => {
    const rows = await tableOf("docs/errors.md", "code");
    const wanted = Object.entries(errorCodes).map(([code, { status, meaning }]) => [
      code,
      String(status),
      meaning,
    ]);
    assert.deepEqual(new Map(rows.map((row) => [row[0], row])), new Map(wanted.map((row) => [row[0], row])));
    assert.equal(rows.length, wanted.length);
  });

  test("docs/configuration.md: every setting with its default and meaning, and no other", async () => {
    const rows = await tableOf("docs/configuration.md", "setting");
    const wanted = Object.entries(settings).map(([name, { defaultText, meaning }]) => [
      name,
      defaultText,
      meaning,
    ]);
    assert.deepEqual(new Map(rows.map((row) => [row[0], row])), new Map(wanted.map((row) => [row[0], row])));
    assert.equal(rows.length, wanted.length);
  });
});
