import assert from "node:assert/strict";
import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { joinOwnPostgres, startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import { eventually, makeDataDir, processesOf, query, startOwner } from "./harness.ts";

/** So long would a command wait for the server of a gateway that is starting. */
const JOIN_PATIENCE_MS = 60_000;

test("a second gateway on the same directory is refused at once, by folder and process", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir);
  await owner.connected();
  const began = performance.now();
  await assert.rejects(startOwnPostgres({ dataDir: `${dataDir}/../data/` }), (error: Error) => {
    assert.ok(error.message.includes(dataDir));
    assert.match(error.message, new RegExp(`process ${owner.pid}\\.`));
    return "code" in error && error.code === "in_use";
  });
  assert.ok(performance.now() - began < JOIN_PATIENCE_MS / 2);
  await owner.stop();
  await (await startOwnPostgres({ dataDir })).stop();
});

test("of three first starts at once one wins and the others are refused", async (t) => {
  const dataDir = await makeDataDir(t);
  const owners = [startOwner(t, dataDir), startOwner(t, dataDir), startOwner(t, dataDir)];
  const outcomes = await Promise.all(owners.map((owner) => owner.outcome));
  const codes = outcomes.map((outcome) => (outcome.ok ? "won" : outcome.code)).toSorted();
  assert.deepEqual(codes, ["in_use", "in_use", "won"]);
  assert.equal((await processesOf(`postgres -D ${dataDir}`)).length, 1);
  await Promise.all(owners.map((owner) => owner.stop()));
});

test("within one process, too", async (t) => {
  const dataDir = await makeDataDir(t);
  const results = await Promise.allSettled([startOwnPostgres({ dataDir }), startOwnPostgres({ dataDir })]);
  const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  assert.equal(won.length, 1);
  await won[0]?.stop();
});

test("a command joins the gateway's server, also one that is only starting, and leaves it running", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir);
  await eventually(async () => (await stat(join(dataDir, "postgres.owner"))).size > 0);
  const early = startOwner(t, dataDir, { how: "join" });
  const connection = await owner.connected();
  const joined = await joinOwnPostgres({ dataDir });
  assert.deepEqual(joined.connection, connection);
  await joined.stop();
  const earlyConnection = await early.connected();
  assert.deepEqual(earlyConnection, connection);
  await early.stop();
  await query(connection, "select 1");
  await owner.stop();
});

test("a command without a gateway starts the server, and keeps a gateway out until it is done", async (t) => {
  const dataDir = await makeDataDir(t);
  await (await startOwnPostgres({ dataDir })).stop();
  const joined = await joinOwnPostgres({ dataDir });
  await query(joined.connection, "create table keys as select 1 as id");
  const owner = startOwner(t, dataDir);
  const outcome = await owner.outcome;
  assert.equal(outcome.ok ? "" : outcome.code, "in_use");
  await joined.stop();
  const own = await startOwnPostgres({ dataDir });
  assert.deepEqual(await query(own.connection, "select id from keys"), [{ id: 1 }]);
  await own.stop();
});

test("a command makes no database where no gateway made one", async (t) => {
  const dataDir = await makeDataDir(t);
  await mkdir(dataDir);
  for (const folder of [dataDir, join(dataDir, "none")])
    await assert.rejects(joinOwnPostgres({ dataDir: folder }), (error: Error) => {
      assert.ok(error.message.startsWith(`There is no database in ${folder}. Set DATA_DIR`), error.message);
      return "code" in error && error.code === "no_database";
    });
  assert.deepEqual(await readdir(dataDir), ["postgres.lock"]);
});
