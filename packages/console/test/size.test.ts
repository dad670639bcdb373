import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const DIST = new URL("../dist/", import.meta.url).pathname;
const LARGEST_BYTES = 250_000;

/** The files of the build that are not compressed copies of others. */
async function plainFiles(): Promise<string[]> {
  const files = await readdir(DIST, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
}

describe("the build of the console (`npm run console:build` makes it)", () => {
  test("has at most 250 kB in all, compressed by either method", async () => {
    const files = await plainFiles();
    assert.ok(files.length > 4, "the build has its index page, scripts and styles");
    for (const ending of [".br", ".gz"]) {
      const sizes = await Promise.all(files.map(async (file) => (await stat(file + ending)).size));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      assert.ok(total > 50_000 && total <= LARGEST_BYTES, `${ending}: ${total} bytes`);
    }
  });

  test("has of each file a compressed copy that holds the same", async () => {
    for (const file of await plainFiles()) {
      const content = await readFile(file);
      assert.deepEqual(brotliDecompressSync(await readFile(`${file}.br`)), content, file);
      assert.deepEqual(gunzipSync(await readFile(`${file}.gz`)), content, file);
    }
  });

  test("its index page has no script or style of its own, which the content policy would forbid", async () => {
    const index = await readFile(join(DIST, "index.html"), "utf8");
    assert.doesNotMatch(index, /<style|style=|<script(?![^>]*\ssrc=)/);
  });
});
