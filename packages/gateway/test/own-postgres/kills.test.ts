import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { type OwnPostgres, startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import type { UnexpectedExit } from "../../src/database/own-postgres/supervise-server.ts";
import { eventually, isRoot, makeDataDir, processesOf, query, serverPid, startOwner } from "./harness.ts";

test("after kill -9 of the gateway its orphaned server is replaced and nothing committed is lost", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir);
  const connection = await owner.connected();
  await query(connection, "create table leads as select 1 as id");
  const orphan = await serverPid(dataDir);
  await owner.kill();
  const own = await startOwnPostgres({ dataDir });
  assert.notEqual(await serverPid(dataDir), orphan);
  assert.deepEqual(await query(own.connection, "select id from leads"), [{ id: 1 }]);
  await own.stop();
});

test("after kill -9 of gateway and server, below a deep path", async (t) => {
  const dataDir = await makeDataDir(t, "z".repeat(120));
  const owner = startOwner(t, dataDir);
  const connection = await owner.connected();
  await query(connection, "create table leads as select 1 as id");
  await owner.kill();
  process.kill(await serverPid(dataDir), "SIGKILL");
  const own = await startOwnPostgres({ dataDir });
  assert.deepEqual(await query(own.connection, "select id from leads"), [{ id: 1 }]);
  await own.stop();
  await assert.rejects(stat(connection.host), { code: "ENOENT" });
});

test("kill -9 at any moment of the first start leaves nothing half-made", async (t) => {
  const dataDir = await makeDataDir(t);
  for (const delayMs of [150, 250, 400, 600]) {
    const owner = startOwner(t, dataDir);
    void owner.outcome.catch(() => undefined);
    await sleep(delayMs);
    await owner.kill();
  }
  const own = await startOwnPostgres({ dataDir });
  await query(own.connection, "select 1");
  await own.stop();
  await eventually(async () => (await processesOf(dataDir)).length === 0);
  const names = await readdir(dataDir);
  assert.deepEqual(
    names.filter((name) => name.includes("new")),
    [],
  );
});

test("a left pid file that names a living stranger, an empty one, and one cut off do not hinder a start", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir);
  const connection = await owner.connected();
  await query(connection, "create table leads as select 1 as id");
  await owner.kill();
  const pid = await serverPid(dataDir);
  process.kill(pid, "SIGKILL");
  await eventually(async () => (await processesOf(`postgres -D ${dataDir}`)).length === 0);

  // PostgreSQL looks away from processes of other users, so the stranger is of its own user.
  const record = join(dataDir, "postgres", "postmaster.pid");
  const { uid, gid } = await stat(record);
  const stranger = spawn("sleep", ["60"], isRoot ? { uid, gid } : {});
  t.after(() => stranger.kill("SIGKILL"));
  await once(stranger, "spawn");
  for (const file of [record, join(dataDir, "postgres", ".s.PGSQL.5432.lock")]) {
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(String(pid), String(stranger.pid)));
  }
  const own = await startOwnPostgres({ dataDir });
  assert.deepEqual(await query(own.connection, "select id from leads"), [{ id: 1 }]);
  assert.equal(stranger.exitCode, null);
  await own.stop();

  for (const contents of ["", "12"]) {
    await writeFile(record, contents);
    await (await startOwnPostgres({ dataDir })).stop();
  }
});

test("a copy of a running directory starts without touching the original's server", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir);
  const connection = await owner.connected();
  const copy = join(dirname(dataDir), "copy");
  await cp(dataDir, copy, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !path.includes(".s.PGSQL"),
  });
  if (isRoot) {
    const { uid, gid } = await stat(join(dataDir, "postgres"));
    await once(spawn("chown", ["-R", `${uid}:${gid}`, join(copy, "postgres")]), "exit");
  }
  const own = await startOwnPostgres({ dataDir: copy });
  await query(own.connection, "select 1");
  await query(connection, "select 1");
  await own.stop();
  await owner.stop();
});

test("a killed server is restarted, under the same connection, as often as it takes", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  const exits: UnexpectedExit[] = [];
  own.onExit((detail) => exits.push(detail));
  own.onExit(() => {
    throw new Error("a listener of no use");
  });
  await query(own.connection, "create table leads as select 1 as id");
  for (let round = 1; round <= 3; round += 1) {
    const pid = await serverPid(dataDir);
    process.kill(pid, "SIGKILL");
    await eventually(async () => (await serverPid(dataDir)) !== pid);
    await eventually(async () => (await query(own.connection, "select id from leads")).length === 1);
    assert.equal(exits.length, round);
    assert.deepEqual(exits.at(-1), { pid, exitCode: null, signal: "SIGKILL" });
  }
  await own.stop();
});

test("a killed session leaves the server in its place", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  const server = await serverPid(dataDir);
  const client = new Client(own.connection);
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  process.kill(rows[0]?.pid ?? 0, "SIGKILL");
  await eventually(async () => (await query(own.connection, "select 1")).length === 1);
  assert.equal(await serverPid(dataDir), server);
  await assert.rejects(startOwnPostgres({ dataDir }), { code: "in_use" });
  await client.end().catch(() => undefined);
  await own.stop();
});

test("a busy session of a killed server delays its restart and no more", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  // Counting does not look whether the server lives; the time limit ends it.
  const busy = query(
    own.connection,
    "set statement_timeout = '1500ms'; select count(*) from generate_series(1, 100000000000)",
  ).catch(() => undefined);
  await sleep(200);
  const pid = await serverPid(dataDir);
  process.kill(pid, "SIGKILL");
  await eventually(async () => (await query(own.connection, "select 1")).length === 1);
  assert.notEqual(await serverPid(dataDir), pid);
  await own.stop();
  await busy;
});

test("a stop while the server is down, and one while it is restarting, end everything", async (t) => {
  const dataDir = await makeDataDir(t);
  for (const delayMs of [0, 20, 60, 100, 110, 120, 130, 140, 160]) {
    const own = await startOwnPostgres({ dataDir });
    process.kill(await serverPid(dataDir), "SIGKILL");
    await sleep(delayMs);
    await own.stop();
    assert.deepEqual(await processesOf(`postgres -D ${dataDir}`), []);
  }
});

test("a server without its folder is tried again until the folder is back", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  await query(own.connection, "create table leads as select 1 as id");
  const control = join(dataDir, "postgres", "global", "pg_control");
  const bytes = await readFile(control);
  process.kill(await serverPid(dataDir), "SIGKILL");
  await rm(control);
  await sleep(700);
  await assert.rejects(query(own.connection, "select 1"));
  await writeFile(control, bytes, { mode: 0o600 });
  if (isRoot) {
    const { uid, gid } = await stat(join(dataDir, "postgres"));
    await once(spawn("chown", [`${uid}:${gid}`, control]), "exit");
  }
  await eventually(async () => (await query(own.connection, "select id from leads")).length === 1);
  await own.stop();
});

test("an aborted start leaves nothing running and frees the directory", async (t) => {
  const dataDir = await makeDataDir(t);
  await (await startOwnPostgres({ dataDir })).stop();
  for (const delayMs of [0, 20, 40]) {
    const attempt = startOwnPostgres({ dataDir, signal: AbortSignal.timeout(delayMs) });
    const outcome = await attempt.catch((error: unknown) => error);
    if (outcome instanceof Error) assert.match(outcome.name, /Abort|Timeout/);
    else await (outcome as OwnPostgres).stop();
    assert.deepEqual(await processesOf(`postgres -D ${dataDir}`), []);
  }
  await (await startOwnPostgres({ dataDir })).stop();
});
