import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzApi } from "./fuzz-api.ts";

/** The small run. `npm run fuzz` has the large one; a seed that fails here can be replayed there. */
test(
  "fuzz over the API's document: no 500, every answer by its schema, no refusal leaves a trace",
  { timeout: 240_000 },
  async (t) => {
    const result = await fuzzApi({ inputs: 3000, seed: 6 });
    t.diagnostic(
      `${result.inputs} inputs, ${result.operationNames.length} operations, ${result.comparedBlocks} blocks compared`,
    );
    assert.deepEqual(result.faults, []);
    // The run must reach behind the rules: leads are taken, and lists are read.
    for (const reached of [
      "POST /v1/leads/realpage_rpx/ 200",
      "GET /v1/leads/ 200",
      "PUT /v1/leads/{id} 200",
    ])
      assert.ok(result.statuses.has(reached), reached);
    assert.ok(result.comparedBlocks > 10);
  },
);
