import assert from "node:assert/strict";
import { test } from "node:test";
import { runChaos } from "./run-chaos.ts";

/** The small run. `npm run chaos` has the large one; a seed that fails here can be replayed there. */
test(
  "chaos: kills, pauses, restarts and faults lose, double and falsify nothing",
  { timeout: 240_000 },
  async (t) => {
    const options = { leads: 250, kills: 8, faults: 0.2, seed: 11 };
    t.diagnostic(
      `npm run chaos -- --leads ${options.leads} --kills ${options.kills} --faults ${options.faults} --seed ${options.seed}`,
    );
    const { verdict, later, clients } = await runChaos({
      ...options,
      roles: ["serve", "serve", "worker"],
      integrations: 3,
    });
    assert.equal(verdict.accepted, options.leads);
    assert.deepEqual(
      {
        lost: verdict.lost,
        doubled: verdict.doubled,
        false: verdict.false,
        open: verdict.open,
        unexpected: clients.unexpected,
      },
      { lost: [], doubled: [], false: [], open: [], unexpected: [] },
    );
    assert.deepEqual(
      { lost: later.lost, doubled: later.doubled, false: later.false },
      { lost: [], doubled: [], false: [] },
    );
    assert.ok(later.webhooks >= verdict.stored);
    assert.equal(verdict.stored + verdict.refusedByRpx + verdict.undecided.length, options.leads);
  },
);
