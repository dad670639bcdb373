import assert from "node:assert/strict";
import { mkdir, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { OwnPostgresError } from "../../src/database/own-postgres/own-postgres-error.ts";
import { startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import { makeDataDir, query } from "./harness.ts";

test("a first start makes a durable database, and a second one finds its data", async (t) => {
  const dataDir = await makeDataDir(t);
  const first = await startOwnPostgres({ dataDir });
  await query(first.connection, "create table leads as select 'Ärger' as name");
  const [settings] = await query(
    first.connection,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses,
            upper(name) as upper, current_setting('server_encoding') as encoding from leads`,
  );
  assert.deepEqual(settings, {
    fsync: "on",
    commit: "on",
    checksums: "on",
    addresses: "",
    upper: "ÄRGER",
    encoding: "UTF8",
  });
  await Promise.all([first.stop(), first.stop()]);
  await assert.rejects(query(first.connection, "select 1"));

  const second = await startOwnPostgres({ dataDir, settings: { work_mem: "7MB" } });
  assert.deepEqual(
    await query(second.connection, "select name, current_setting('work_mem') as memory from leads"),
    [{ name: "Ärger", memory: "7MB" }],
  );
  assert.equal((await stat(second.socketDirectory)).mode & 0o077, 0);
  await second.stop();
  const left = (await readdir(dataDir)).toSorted();
  assert.deepEqual(left, ["postgres", "postgres.lock", "postgres.log"]);
});

test("a data directory too deep for a socket, with odd characters, works and leaves no socket directory", async (t) => {
  const dataDir = await makeDataDir(t, join("x".repeat(100), `it's, "quoted" and ü`, "y".repeat(100)));
  const own = await startOwnPostgres({ dataDir });
  assert.ok(Buffer.byteLength(own.socketDirectory) < 90);
  const { mode } = await stat(own.socketDirectory);
  assert.equal(mode & 0o777, 0o700);
  assert.deepEqual(await query(own.connection, "select 1 as one"), [{ one: 1 }]);
  await own.stop();
  await assert.rejects(stat(own.socketDirectory), { code: "ENOENT" });
});

test("odd characters in the path of the socket itself", async (t) => {
  const own = await startOwnPostgres({ dataDir: await makeDataDir(t, `a, "b" 'c`) });
  assert.match(own.socketDirectory, /a, "b" 'c\/postgres$/);
  await own.stop();
});

test("what a statement says does not reach the log of the server", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  await assert.rejects(query(own.connection, "select 'ann@example.com'::int"));
  await own.stop();
  const log = await readFile(join(dataDir, "postgres.log"), "utf8");
  assert.match(log, /ready to accept connections/);
  assert.doesNotMatch(log, /ann@example/);
});

test("a long log is put aside", async (t) => {
  const dataDir = await makeDataDir(t);
  await mkdir(dataDir);
  await writeFile(join(dataDir, "postgres.log"), "");
  await truncate(join(dataDir, "postgres.log"), 9 * 1024 * 1024);
  await (await startOwnPostgres({ dataDir })).stop();
  assert.ok((await stat(join(dataDir, "postgres.log"))).size < 10_000);
  assert.equal((await stat(join(dataDir, "postgres.log.1"))).size, 9 * 1024 * 1024);
});

test("the folder of another version, of something else, and a file in place of one are refused clearly", async (t) => {
  const dataDir = await makeDataDir(t);
  const own = await startOwnPostgres({ dataDir });
  await own.stop();
  await writeFile(join(dataDir, "postgres", "PG_VERSION"), "14\n");
  await assert.rejects(startOwnPostgres({ dataDir }), faultOf("version", /made by PostgreSQL 14, .* 18/));
  await writeFile(join(dataDir, "postgres", "PG_VERSION"), "18\n");
  await (await startOwnPostgres({ dataDir })).stop();

  const other = join(dirname(dataDir), "other");
  await mkdir(join(other, "postgres", "something"), { recursive: true });
  const owner = await stat(dirname(dataDir));
  assert.ok(owner.isDirectory());
  await assert.rejects(startOwnPostgres({ dataDir: other }), OwnPostgresError);

  const file = join(dirname(dataDir), "file");
  await writeFile(file, "");
  await assert.rejects(startOwnPostgres({ dataDir: file }), OwnPostgresError);
});

test("a server that cannot start gives its reason and frees the directory", async (t) => {
  const dataDir = await makeDataDir(t);
  const attempt = startOwnPostgres({ dataDir, settings: { work_mem: "nonsense" } });
  await assert.rejects(attempt, faultOf("start_failed", /work_mem.*postgres\.log says more/s));
  await (await startOwnPostgres({ dataDir })).stop();
});

function faultOf(code: string, message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof OwnPostgresError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  };
}
