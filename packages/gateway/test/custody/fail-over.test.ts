import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, eventsOf, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** A replica that had not got the last commits takes over while gateways run: nothing is sent twice. */
describe("PostgreSQL fails over under a gateway that runs", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
  });
  after(() => playground.stop());

  test("a lead whose delivery the new primary does not know is looked up, not sent again", async () => {
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    const client = await playground.database.pool.connect();
    // As the new primary is: its timeline is another, and of this lead it has got no more than the acceptance.
    await client.query("begin");
    await client.query(
      "update database_identity set identity = regexp_replace(identity, ':.*:', ':another:')",
    );
    await client.query("delete from guest_card_claims where write_id = $1", [jobId]);
    await client.query("delete from write_events where write_id = $1 and version > 1", [jobId]);
    await client.query(
      `update writes set state = 'waiting', version = 1, attempts = 0, read_backs = 0, due_at = created_at,
         guest_card_id = null, created_record_id = null where id = $1`,
      [jobId],
    );
    await client.query("update lanes set due_at = now()");
    await client.query("commit");
    client.release();
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("look_up_found"), (await eventsOf(api, jobId)).join());
    assert.equal((await cardsOf(playground, body)).length, 1);
    const fresh = leadTo(integrationId, place);
    await delivered(api, await accept(api, fresh));
    assert.equal((await cardsOf(playground, fresh)).length, 1);
  });

  test("a lane in the hands of a worker ends with it", async () => {
    // Under way while PostgreSQL fails over: its outcome is not recorded by who does not know what was lost.
    await playground.control.order({ method: "insertprospect", kind: "delay", delayMs: 1500, times: 1 });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await until("the call", async () =>
      (await playground.control.requests({ method: "insertprospect" })).some((one) =>
        String(one.body).includes(String(body["last_name"])),
      ),
    );
    await playground.database.pool.query(
      "update database_identity set identity = regexp_replace(identity, ':.*:', ':another:')",
    );
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("restored"), (await eventsOf(api, jobId)).join());
    assert.equal((await cardsOf(playground, body)).length, 1);
  });
});
