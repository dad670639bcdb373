import { randomUUID, randomUUIDv7 } from "node:crypto";
import { test } from "node:test";
import { recordTransitions } from "../../src/status/record-transitions.ts";
import { openWebhookWorld } from "./world.ts";

test("bench", async () => {
  const world = await openWebhookWorld();
  const { pool } = world.playground.database;
  const { rows: [i] } = await pool.query("select id, account_id from integrations limit 1");
  const N = 10000;
  const bare = { query: (q: any) => pool.query({ ...q, name: "bare", text: q.text.replace(/, told as \([\s\S]*?\n\)\nselect/, "\nselect") }) } as any;
  const run = async (label: string, db: any) => {
    const ids = Array.from({ length: N }, () => randomUUIDv7());
    await pool.query(`insert into writes (id, account_id, integration_id, property_id, x_property_id, operation, state, version, request, upstream, person_key, due_at, deadline_at, created_at, updated_at)
      select u, $2, $3, $4, '1', 'x', 'sending', 1, '{}', '{}', 1, 'infinity', now(), now(), now() from unnest($1::uuid[]) u`, [ids, i.account_id, i.id, randomUUID()]);
    await pool.query("analyze writes");
    const t = performance.now();
    for (let n = 0; n < N; n += 200)
      await recordTransitions(db, ids.slice(n, n + 200).map((id) => ({ write: { id, accountId: i.account_id, integrationId: i.id, propertyId: i.id, xPropertyId: "1", version: 1, state: "sending", attempts: 1 } as any, event: "confirmed" as any, leaseToken: null, dueAt: null })));
    console.log(label, Math.round(N / ((performance.now() - t) / 1000)), "steps/s");
  };
  await run("warm", pool); await run("warm bare", bare);
  for (let r = 0; r < 6; r++) { const order: [string, any][] = [["without", bare], ["with", pool]]; for (const [l, d] of r % 2 ? order : order.toReversed()) await run(l, d); }
  await world.webhook("http://127.0.0.1:9/", ["DATA_NEW"]);
  await run("webhook for another trigger", pool);
  const w = await world.webhook("http://127.0.0.1:9/", ["WRITE_OPERATION_SUCCESS"]);
  await run("webhook for it", pool);
  await world.api.call("DELETE", "/v1/webhooks/" + w.id);
  await world.stop();
});
