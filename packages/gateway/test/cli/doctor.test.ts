import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Finding } from "../../src/cli/doctor/finding.ts";
import { createIntegration, openPlayground, type Playground } from "../harness/playground.ts";
import { guestcard } from "./guestcard.ts";

type Diagnosis = {
  readonly code: number | null;
  readonly ok: boolean;
  readonly of: (check: string) => Finding[];
};

describe("guestcard doctor", () => {
  let playground: Playground;

  before(async () => {
    playground = await openPlayground();
    const { api } = await playground.serve({ api: true, worker: false });
    await createIntegration(api, playground, { name: "Oak" });
  });
  after(() => playground.stop());

  async function doctor(more: Record<string, string> = {}, ...given: string[]): Promise<Diagnosis> {
    const environment: Record<string, string> = {
      ...playground.environment,
      GUESTCARD_CONNECT_TIMEOUT_MS: "20000",
      ...more,
    };
    const { code, out, error } = await guestcard(environment, "doctor", "--json", ...given);
    assert.equal(error, "");
    for (const secret of [environment["GUESTCARD_SECRET_KEY"], environment["GUESTCARD_BOOTSTRAP_TOKEN"]])
      assert.ok(secret === undefined || !out.includes(secret));
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] };
    for (const { verdict, remedy } of findings) assert.equal(remedy === null, verdict === "ok");
    return { code, ok, of: (name) => findings.filter(({ check }) => check === name) };
  }
  const only = (diagnosis: Diagnosis, check: string): Finding => {
    const [first, ...more] = diagnosis.of(check);
    assert.deepEqual(more, []);
    return first ?? assert.fail(`Nothing is said of ${check}.`);
  };

  test("where all is well it says so, each check with its figure", async () => {
    const well = await doctor();
    assert.deepEqual([well.code, well.ok], [0, true]);
    for (const check of ["node", "durability", "migrations", "upstream", "secret key", "connections"])
      assert.notEqual(only(well, check).verdict, "wrong", check);
    assert.match(only(well, "database").said, /^PostgreSQL \d+/);
    assert.match(only(well, "secret key").said, /^opens all 1 sealed secrets/);
    assert.deepEqual(
      well.of("clock").map(({ said }) => said.replace(/:\d+$/, "")),
      ["with PostgreSQL", "with 127.0.0.1"],
    );
    assert.deepEqual(
      [only(well, "data access").verdict, only(well, "data access").said],
      ["doubtful", "Oak: never tested"],
    );
    const asked = await doctor({}, "--data-access");
    assert.match(only(asked, "data access").said, /^Oak: every method answers, tested 20/);
  });

  test("the disk is looked at where something is kept in DATA_DIR, and not in an image that writes nothing", async () => {
    const { GUESTCARD_SECRET_KEY: _, ...noKey } = playground.environment;
    const { out } = await guestcard(noKey, "doctor");
    assert.match(out, /^(ok|doubtful) +disk +[\d,]+ MB free at /m);
    const elsewhere = await doctor({ DATA_DIR: "/proc/1/none" });
    assert.deepEqual([elsewhere.code, elsewhere.of("disk")], [0, []]);
  });

  test("for people it shows verdict, words and remedy", async () => {
    const { out, code } = await guestcard(playground.environment, "doctor");
    assert.equal(code, 0);
    assert.match(out, /^ok {8}node {11}v24/m);
    assert.match(out, /^doubtful {2}configuration {2}GUESTCARD_ALLOW_PRIVATE_TARGETS.*\n {25}→ Unset it/m);
    assert.match(out, /Nothing is wrong\.\n$/);
    assert.ok(!out.includes("\u001B["), "no colours where there is no terminal");
  });

  test("another secret key opens nothing", async () => {
    const wrong = await doctor({ GUESTCARD_SECRET_KEY: randomBytes(32).toString("hex") });
    assert.equal(wrong.code, 1);
    assert.match(only(wrong, "secret key").said, /^opens 0 of 1 sealed secrets; not those of integrations /);
    assert.match(only(wrong, "secret key").remedy ?? "", /GUESTCARD_SECRET_KEY_PREVIOUS/);
  });

  test("faulty settings are named without their values, and end it", async () => {
    const wrong = await doctor({ PORT: "eighty", GUESTCARD_SECRET_KEY: "short-secret" });
    assert.equal(wrong.code, 1);
    assert.deepEqual(
      wrong.of("configuration").map(({ said }) => said.split(" ")[0]),
      ["PORT", "GUESTCARD_SECRET_KEY"],
    );
    assert.deepEqual(wrong.of("database"), []);
  });

  test("a database that is not there, or not ours, is told apart", async () => {
    const url = new URL(playground.database.url.replace("@/", "@localhost/"));
    const away = await doctor({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" });
    assert.match(only(away, "database").remedy ?? "", /Nothing listens there/);
    assert.equal(away.code, 1);
    const missing = playground.database.url.replace(url.pathname, "/no_such_database");
    const named = await doctor({ DATABASE_URL: missing });
    assert.match(only(named, "database").remedy ?? "", /Make the database/);
  });

  test("a user that does not own the database is told of, also before the first start", async () => {
    const { pool, url } = playground.database;
    const user = `plain_${process.pid}`;
    await pool.query(`create role ${user} login`);
    const plain = await doctor({ DATABASE_URL: url.replace(/\/\/[^:@]*/, `//${user}`) });
    await pool.query(`drop role ${user}`);
    const [rights, next] = plain.of("database");
    assert.equal(rights?.said, "the user may make no tables in it");
    assert.match(next?.said ?? "", /^permission denied for table /);
    assert.deepEqual([plain.code, next?.remedy], [1, rights?.remedy]);
  });

  test("where no gateway has made its own database yet it says so, and makes none", async () => {
    const { DATABASE_URL: _, ...own } = playground.environment;
    const folder = await mkdtemp(join(tmpdir(), "guestcard-doctor-"));
    const { code, out } = await guestcard({ ...own, DATA_DIR: join(folder, "data") }, "doctor");
    assert.equal(code, 1);
    assert.match(out, /^wrong +database +There is no database in .*\/data\.\n +→ Set DATA_DIR/m);
    assert.deepEqual(await readdir(folder), []);
    await rm(folder, { recursive: true });
  });

  test("lax durability and a database of a newer version are wrong; migrations to come are doubtful", async () => {
    const { pool, url } = playground.database;
    const name = new URL(url.replace("@/", "@localhost/")).pathname.slice(1);
    await pool.query(`alter database ${name} set synchronous_commit = off`);
    await pool.query(`insert into kysely_migration (name, timestamp) values ('9999_future', 'now')`);
    const lax = await doctor();
    assert.equal(lax.code, 1);
    assert.match(only(lax, "durability").said, /^synchronous_commit is off/);
    assert.match(only(lax, "migrations").said, /newer Guestcard \(9999_future\)/);
    await pool.query(`alter database ${name} reset synchronous_commit`);
    await pool.query(`delete from kysely_migration where name in ('9999_future', '0019_keys_and_audit')`);
    assert.match(only(await doctor(), "migrations").said, /^1 are missing: 0019_keys_and_audit/);
    await pool.query(`insert into kysely_migration (name, timestamp) values ('0019_keys_and_audit', 'now')`);
  });

  test("an upstream that is away, and a block, come with their remedy", async () => {
    const { pool } = playground.database;
    await pool.query(
      `insert into lane_blocks (integration_id, x_property_id, cause, reason, since, probes, probe_at)
       select id, '', 'licence', 'LicenseKey is not authorized', now(), 1, now() from integrations`,
    );
    const { code, of } = await doctor({ GUESTCARD_ALLOW_PRIVATE_TARGETS: "false" });
    assert.equal(code, 1);
    assert.match(of("blocked")[0]?.remedy ?? "", /enable this method/);
    assert.match(of("upstream")[0]?.said ?? "", /^Oak: 127\.0\.0\.1:\d+: Must be an https URL/);
    await playground.simulator.close();
    const away = await doctor();
    assert.match(only(away, "upstream").remedy ?? "", /Nothing takes the connection/);
  });
});
