import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accept, cardsOf, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";

/** For `NODE_OPTIONS`: a process whose clock is so far ahead, as where it was set only after the process had begun. */
const clockAhead = (ms: number): string => {
  const script = `const now = Date.now; Date.now = () => now() + ${ms};
    Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + ${ms} });`;
  return `--import=data:text/javascript,${encodeURIComponent(script)}`;
};

describe("the clocks of processes differ", () => {
  let playground: Playground;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
  });
  after(() => playground.stop());

  test("a lead that is taken in by a process whose clock is ahead is not put off for so long", async () => {
    const { api } = await playground.serve();
    const { integrationId, places } = await connectIntegration(api, playground);
    const ahead = await playground.spawn("api", { NODE_OPTIONS: clockAhead(300_000) });
    const body = leadTo(integrationId, places[0]);
    const jobId = await accept(playground.clientOf(ahead.url), body);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });
});
