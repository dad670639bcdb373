import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import fastify, { type FastifyInstance } from "fastify";
import { serveConsole } from "../../src/http/console/serve-console.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";

const INDEX = "<!doctype html><title>Guestcard</title>";
const SCRIPT = "export const asset = true;".repeat(100);

describe("the console's files", () => {
  let folder: string;
  let server: FastifyInstance;
  let url: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "guestcard-console-"));
    server = fastify({ routerOptions: { ignoreTrailingSlash: true } });
    await serveConsole(server, folder);
    url = await server.listen({ port: 0, host: "127.0.0.1" });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + path, { headers, redirect: "manual" });

  test("where it is not built, a page says how it is", async () => {
    for (const path of ["/console", "/console/leads"]) {
      const reply = await get(path);
      assert.equal(reply.status, 503);
      assert.match(await reply.text(), /npm run console:build/);
    }
  });

  test("once it is, its index page answers for every view, and is asked for anew each time", async () => {
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "index.html"), INDEX);
    await writeFile(join(folder, "assets", "main-4f2a.js"), SCRIPT);
    await writeFile(join(folder, "assets", "main-4f2a.js.br"), brotliCompressSync(SCRIPT));
    for (const path of [
      "/console",
      "/console/",
      "/console/leads",
      "/console/leads/0199?tab=raw",
      "/console/index.html",
    ]) {
      const reply = await get(path);
      assert.equal(reply.status, 200, path);
      assert.equal(await reply.text(), INDEX, path);
      assert.match(reply.headers.get("content-type") ?? "", /text\/html/);
      assert.equal(reply.headers.get("cache-control"), "no-cache", path);
    }
  });

  test("a hashed file is compressed as the build did it, and kept for a year", async () => {
    const reply = await get("/console/assets/main-4f2a.js", { "accept-encoding": "br" });
    assert.deepEqual(
      [reply.status, reply.headers.get("content-encoding"), reply.headers.get("cache-control")],
      [200, "br", "public, max-age=31536000, immutable"],
    );
    assert.match(reply.headers.get("content-type") ?? "", /javascript/);
    assert.equal(await reply.text(), SCRIPT);
    const plain = await get("/console/assets/main-4f2a.js", { "accept-encoding": "identity" });
    assert.deepEqual([plain.headers.get("content-encoding"), await plain.text()], [null, SCRIPT]);
  });

  test("what is no file and no view is not found, whatever lies beside the folder", async () => {
    await writeFile(`${folder}.secret`, "hush");
    const paths = [
      "/console/assets/gone.js",
      "/console/gone.png",
      "/console/..%2f..%2fetc%2fpasswd",
      `/console/%2e%2e/${folder.split("/").at(-1)}.secret`,
    ];
    for (const path of paths) {
      const reply = await get(path);
      const text = await reply.text();
      assert.ok(reply.status !== 200 || text === INDEX, path);
      assert.doesNotMatch(text, /hush|root:/, path);
    }
    await rm(`${folder}.secret`);
    assert.equal((await fetch(`${url}/console/leads`, { method: "POST" })).status, 404);
  });

  test("/ leads to it", async () => {
    const reply = await get("/");
    assert.deepEqual([reply.status, reply.headers.get("location")], [302, "/console"]);
  });
});

describe("the gateway's own server", () => {
  let playground: Playground;
  before(async () => {
    playground = await openPlayground();
  });
  after(() => playground.stop());

  test("lets the console run nothing but its own files, in no frame", async () => {
    const { api } = await playground.serve({ api: true, worker: false });
    for (const path of ["/console", "/console/assets/none.js"]) {
      const reply = await fetch(new URL(path, api.url));
      const policy = reply.headers.get("content-security-policy") ?? "";
      assert.match(policy, /default-src 'self'/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.match(policy, /connect-src 'self'/);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|data:|https:/);
      assert.equal(reply.headers.get("x-content-type-options"), "nosniff");
      await reply.body?.cancel();
    }
  });
});
