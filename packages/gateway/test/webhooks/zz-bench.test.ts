import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { openWebhookWorld } from "./world.ts";
const ENDPOINTS = 100, EACH = 20, HUNG = 60;
test("bench", async () => {
  const world = await openWebhookWorld();
  const { url } = world.playground.database;
  for (const [workers, hung] of [[50, 0], [50, HUNG]] as const) {
    const receiver = await world.receiver(({ path }) => (Number(path.slice(1)) < hung ? null : { status: 200 }));
    const boss = new PgBoss({ connectionString: url, schema: `boss${workers}_${hung}` });
    boss.on("error", (e: unknown) => console.log("boss", e));
    await boss.start();
    await boss.createQueue("hooks");
    await boss.insert("hooks", Array.from({ length: ENDPOINTS * EACH }, (_, n) => ({ data: { n: n % ENDPOINTS }, group: { id: String(n % ENDPOINTS) } })) as any);
    const t = performance.now();
    await boss.work("hooks", { localConcurrency: workers, batchSize: 1, pollingIntervalSeconds: 0.5, groupConcurrency: 8 } as any, async ([job]: any) => {
      const r = await fetch(`http://127.0.0.1:${receiver.port}/${job.data.n}`, { method: "POST", body: "{}", signal: AbortSignal.timeout(5000) });
      await r.text();
    });
    const good = () => receiver.received.filter(({ path }) => Number(path.slice(1)) >= hung).length;
    while (good() < (ENDPOINTS - hung) * EACH && performance.now() - t < 80000) await pause(5);
    console.log(`pg-boss, ${workers} workers, ${hung} hang: ${Math.round(performance.now() - t)} ms for ${good()} of ${(ENDPOINTS - hung) * EACH}`);
    await boss.stop({ graceful: false });
  }
  await world.stop();
});
