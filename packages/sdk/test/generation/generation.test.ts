import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { describe, test } from "node:test";
import { generate } from "./generate.ts";

describe("what is generated from the gateway's routes", async () => {
  for (const { url, text } of await generate())
    test(`${basename(url.pathname)} is up to date`, async () => {
      const kept = await readFile(url, "utf8");
      assert.ok(kept === text, "is stale: run `npm run sdk:generate` and keep what it writes");
    });
});
