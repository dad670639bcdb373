import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Webhook } from "standardwebhooks";
import { sealedColumns } from "../../src/credentials/sealed-columns.ts";
import { parseSecretKey } from "../../src/credentials/secret-key.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { type Receiver, startReceiver } from "../webhooks/receiver.ts";
import { addSealedIntegrations, keyId, sealedWith, sealerWith } from "./many-secrets.ts";

const MANY = 4000;
const OLD = randomBytes(32).toString("hex");
const NEW = randomBytes(32).toString("base64");
/** Killed processes are believed to hold their keys for 30 s. */
const RESEALED_WITHIN_MS = 90_000;

describe("the secret key is rotated while several processes run", () => {
  const before_ = { GUESTCARD_SECRET_KEY: OLD };
  const both = { GUESTCARD_SECRET_KEY: NEW, GUESTCARD_SECRET_KEY_PREVIOUS: OLD };
  const after_ = { GUESTCARD_SECRET_KEY: NEW };
  let playground: Playground;
  let receiver: Receiver;
  let integrationId: string;
  let place: Place | undefined;
  let hook: { id: string; secret: string };
  const leads: { jobId: string; body: Record<string, unknown> }[] = [];

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    receiver = await startReceiver();
  });
  after(async () => {
    await playground.stop();
    await receiver.close();
  });

  /** Posts leads until it is told to end. */
  function keepPosting(api: ApiClient): () => Promise<void> {
    const over = new AbortController();
    const posting = (async () => {
      while (!over.signal.aborted) {
        const body = leadTo(integrationId, place);
        leads.push({ body, jobId: await accept(api, body) });
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
    })();
    return async () => {
      over.abort();
      await posting;
    };
  }

  test("a rolling restart with both keys, and a kill while secrets are sealed anew", async () => {
    const { pool } = playground.database;
    const oldApi = await playground.spawn("api", before_);
    const oldWorker = await playground.spawn("worker", before_);
    let api = playground.clientOf(oldApi.url);
    const connected = await connectIntegration(api, playground);
    integrationId = connected.integrationId;
    [place] = connected.places;
    hook = (
      await api.post("/v1/webhooks/", {
        url: receiver.url,
        triggers: ["WRITE_OPERATION_SUCCESS"],
        active: true,
        headers: [{ header: "X-Own", value: "own-value" }],
      })
    ).body.result;
    const rotated = await api.post(`/v1/webhooks/${hook.id}/rotate-secret`, {});
    hook = rotated.body.result;
    await addSealedIntegrations(pool, OLD, MANY);
    const all = await sealedWith(pool, keyId(OLD));
    assert.equal(all, MANY + 4);
    const stopOld = keepPosting(api);

    const newWorker = await playground.spawn("worker", both);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(
      await sealedWith(pool, keyId(NEW)),
      0,
      "nothing is sealed that an old process could not open",
    );
    const newApi = await playground.spawn("api", both);
    await stopOld();
    api = playground.clientOf(newApi.url);
    const stopNew = keepPosting(api);
    await oldApi.end("SIGTERM");
    await oldWorker.end("SIGTERM");
    await until(
      "the first secrets sealed anew",
      async () => (await sealedWith(pool, keyId(NEW))) > 0,
      RESEALED_WITHIN_MS,
    );
    await newWorker.end("SIGKILL");
    assert.ok((await sealedWith(pool, keyId(OLD))) > 0, "it was killed in the midst of it");
    const next = await playground.spawn("worker", both);
    const beside = await playground.spawn("worker", both);
    await until(
      "everything sealed anew",
      async () => (await sealedWith(pool, keyId(NEW))) === all,
      RESEALED_WITHIN_MS,
    );
    await stopNew();
    for (const one of [newApi, next, beside]) await one.end("SIGTERM");
    assert.equal(await sealedWith(pool, keyId(OLD)), 0);
  });

  test("afterwards the new key alone is enough, and every lead is there once", async () => {
    const gateway = await playground.spawn("serve", after_);
    const api = playground.clientOf(gateway.url);
    const body = leadTo(integrationId, place);
    leads.push({ body, jobId: await accept(api, body) });
    assert.ok(leads.length > 20, `${leads.length} leads`);
    for (const { jobId } of leads) await delivered(api, jobId);
    for (const lead of leads) assert.equal((await cardsOf(playground, lead.body)).length, 1);
    for (const { jobId } of leads)
      await receiver.next(jobId, (one) => one.body.data.root_job_id === jobId, 60_000);
    const last = receiver.received.at(-1);
    new Webhook(hook.secret).verify(last?.raw ?? "", last?.headers as Record<string, string>);
    assert.equal(last?.headers["x-own"], "own-value");
    for (const line of gateway.log) assert.ok(!line.includes(NEW) && !line.includes(OLD));
    await gateway.end("SIGTERM");
  });

  test("a wrong key is told at the start, with the key that is needed", async () => {
    await assert.rejects(playground.serve({ api: true, worker: false }, before_), (error: Error) => {
      assert.equal(error.name, "SecretKeyError");
      assert.match(error.message, new RegExp(`${MANY + 4} with key ${keyId(NEW)}`));
      assert.ok(error.message.includes(`at hand is ${keyId(OLD)}`));
      assert.ok(!error.message.includes(OLD));
      return true;
    });
  });
});

describe("sealed texts", () => {
  test("name their key, and open with any key of the ring", () => {
    const old = sealerWith(OLD).seal("secret", "row");
    assert.equal(old.split(".")[1], keyId(OLD));
    assert.equal(sealerWith(NEW, OLD).open(old, "row"), "secret");
    assert.equal(sealerWith(NEW, OLD).seal("secret", "row").split(".")[1], keyId(NEW));
    assert.throws(() => sealerWith(NEW).open(old, "row"), { name: "SecretKeyError" });
    assert.throws(() => sealerWith(NEW, OLD).open(old, "other row"), /changed or moved/);
  });

  test("every sealed column is sealed anew by a rotation", async () => {
    const playground = await openPlayground();
    const { gateway } = await playground.serve({ api: false, worker: false });
    await gateway.stop();
    const { rows } = await playground.database.pool.query(
      `select c.table_name as "table", c.column_name as "column" from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name like '%\\_sealed' order by 1, 2`,
    );
    const byName = (one: { table: string; column: string }): string => `${one.table}.${one.column}`;
    assert.deepEqual(rows.map(byName), sealedColumns.map(byName).toSorted());
    await playground.stop();
  });

  test("a key that is not 32 bytes is refused without being said", () => {
    assert.throws(
      () => parseSecretKey("too-short"),
      (error: Error) => !error.message.includes("too-short"),
    );
  });
});
