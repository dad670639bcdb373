import assert from "node:assert/strict";
import { test } from "node:test";
import { accept, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground } from "../harness/playground.ts";

/** RPX keeps a number as it was written (wire.md §3.1), and the contract's filter knows ten digits alone. */
test("a lead is found by the ten digits of its first phone, however RPX writes it", async () => {
  const playground = await openPlayground();
  try {
    const { api } = await playground.serve();
    const { integrationId, places } = await connectIntegration(api, playground);
    const written = ["2145550101", "(214) 555-0102", "+1 214.555.0103", "1-214-555-0104"];
    for (const phone_1 of written) {
      const lead = leadTo(integrationId, places[0], { phone_1, phone_2: "2145550199" });
      await delivered(api, await accept(api, lead));
    }
    for (const phone_1 of written) {
      const digits = phone_1.replaceAll(/\D/g, "").slice(-10);
      const { status, body } = await api.get(`/v1/leads/?phone_1=${digits}`);
      assert.deepEqual([status, body.meta.total], [200, 1], phone_1);
      assert.equal(body.results[0].phone_1, phone_1);
    }
    assert.equal(
      (await api.get("/v1/leads/?phone_1=2145550199")).body.meta.total,
      0,
      "the second is another",
    );
  } finally {
    await playground.stop();
  }
});
