import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { openPlayground } from "./harness/playground.ts";

/** Several processes that start at once on an empty database: each becomes ready, and every migration ran once. */
test("three gateways start at once on an empty database", async () => {
  const playground = await openPlayground();
  try {
    const gateways = await Promise.all(
      (["serve", "api", "worker"] as const).map((command) => playground.spawn(command)),
    );
    for (const { url } of gateways)
      if (url !== null) assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const files = await readdir(new URL("../src/database/migrations/", import.meta.url));
    const { rows } = await playground.database.pool.query("select name from kysely_migration order by name");
    assert.deepEqual(
      rows.map(({ name }) => `${name}.sql`),
      files.filter((file) => file.endsWith(".sql")).toSorted((a, b) => (a < b ? -1 : 1)),
    );
    const keys = await playground.database.pool.query("select count(*)::int as n from api_keys");
    assert.equal(keys.rows[0].n, 1, "one bootstrap key");
  } finally {
    await playground.stop();
  }
});
