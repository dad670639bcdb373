import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type GatewayProcess, startGatewayProcess } from "../harness/gateway-process.ts";
import { accept, cardsOf, leadTo } from "../harness/leads.ts";
import { connectIntegration, delivered, openPlayground, type Playground } from "../harness/playground.ts";
import { runCommand, startCommand } from "../harness/run-command.ts";
import { until } from "../harness/wait.ts";
import { addSealedIntegrations, keyId, sealedWith } from "./many-secrets.ts";

const MANY = 4000;

describe("guestcard keys rotate-secret, with the key in DATA_DIR", () => {
  let playground: Playground;
  let environment: Record<string, string>;

  before(async () => {
    playground = await openPlayground();
    await playground.control.set({ findsDuplicates: false });
    const { GUESTCARD_SECRET_KEY: _, ...rest } = playground.environment as Record<string, string>;
    environment = rest;
  });
  after(() => playground.stop());

  const keys = async (): Promise<string[]> =>
    (await readFile(join(environment["DATA_DIR"] ?? "", "secret.key"), "utf8")).trim().split("\n");

  /** A gateway's process that gets no GUESTCARD_SECRET_KEY at all. */
  const start = (command: "serve" | "worker"): Promise<GatewayProcess> =>
    startGatewayProcess(command, environment);

  test("goes on after a kill, forgets the old key at the end, and leads go on", async () => {
    const { pool } = playground.database;
    const gateway = await start("serve");
    const worker = await start("worker");
    try {
      const api = playground.clientOf(gateway.url);
      const { integrationId, places } = await connectIntegration(api, playground);
      const [old = ""] = await keys();
      await addSealedIntegrations(pool, old, MANY);

      const killed = startCommand(["keys", "rotate-secret"], environment);
      await until("the new key", async () => (await keys()).length === 2);
      killed.child.kill("SIGKILL");
      await killed.ended;
      assert.equal((await keys())[1], old);

      const leads = await Promise.all(
        Array.from({ length: 10 }, async () => {
          const body = leadTo(integrationId, places[0]);
          return { body, jobId: await accept(api, body) };
        }),
      );
      const ended = await runCommand(["keys", "rotate-secret"], environment);
      assert.equal(ended.code, 0, ended.err + ended.out);
      assert.match(ended.out, /going on with the rotation/);
      const [now = "", ...others] = await keys();
      assert.notEqual(now, old);
      assert.deepEqual(others, []);
      assert.ok(!ended.out.includes(now) && !ended.out.includes(old), "keys are never shown");
      assert.equal((await stat(join(environment["DATA_DIR"] ?? "", "secret.key"))).mode & 0o777, 0o600);
      assert.equal(await sealedWith(pool, keyId(old)), 0);
      assert.equal(await sealedWith(pool, keyId(now)), MANY + 1);

      const body = leadTo(integrationId, places[0]);
      leads.push({ body, jobId: await accept(api, body) });
      for (const lead of leads) {
        await delivered(api, lead.jobId);
        assert.equal((await cardsOf(playground, lead.body)).length, 1);
      }
      const { rows } = await pool.query(
        `select action, actor_kind from audit_events where action like 'secret_key.rotation%' order by id`,
      );
      assert.deepEqual(
        rows.map(({ action }) => action),
        ["secret_key.rotation_begun", "secret_key.rotation_ended"],
      );
      assert.ok(rows.every(({ actor_kind }) => actor_kind === "command_line"));
    } finally {
      await worker.end("SIGTERM");
      await gateway.end("SIGTERM");
    }
  });

  test("does it at once where no gateway runs", async () => {
    const [old = ""] = await keys();
    const ended = await runCommand(["keys", "rotate-secret"], environment);
    assert.equal(ended.code, 0, ended.err + ended.out);
    assert.equal(await sealedWith(playground.database.pool, keyId(old)), 0);
    assert.equal((await keys()).length, 1);
  });

  test("with a key from the settings it says what to do", async () => {
    const [key = ""] = await keys();
    const given = { ...environment, GUESTCARD_SECRET_KEY: key };
    const idle = await runCommand(["keys", "rotate-secret"], given);
    assert.equal(idle.code, 0, idle.err);
    assert.match(idle.out, /To rotate: make a key/);
    const half = { ...given, GUESTCARD_SECRET_KEY: "0".repeat(64), GUESTCARD_SECRET_KEY_PREVIOUS: key };
    const begun = await runCommand(["keys", "rotate-secret"], half);
    assert.match(begun.out, new RegExp(`${MANY + 1} secrets are sealed with key ${keyId(key)}`));
    assert.match(begun.out, /workers are sealing anew/);
    const wrong = await runCommand(["keys", "rotate-secret"], {
      ...given,
      GUESTCARD_SECRET_KEY: "1".repeat(64),
    });
    assert.match(wrong.out, new RegExp(`Key ${keyId(key)} is not at hand`));
  });
});
