import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ApiClient } from "../harness/api-client.ts";
import { createTestDatabase, type TestDatabase } from "../harness/database.ts";
import { type GatewayProcess, startGatewayProcess } from "../harness/gateway-process.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";
import { type Ended, runCommand } from "../harness/run-command.ts";
import { until } from "../harness/wait.ts";
import { textsOf } from "./database-text.ts";

/** Runs `main.ts keys …` as an operator would. */
const keys = (environment: Readonly<Record<string, string>>, ...given: string[]): Promise<Ended> =>
  runCommand(["keys", ...given], environment);

const lineOf = (out: string, name: string): string =>
  new RegExp(`^${name} +(\\S+)$`, "m").exec(out)?.[1] ?? "";

describe("the keys command, beside a gateway that runs", () => {
  let playground: Playground;
  let url: string;

  before(async () => {
    playground = await openPlayground();
    url = (await playground.serve({ api: true, worker: false })).gateway.url ?? "";
  });
  after(() => playground.stop());

  const run = (...given: string[]): Promise<Ended> => keys(playground.environment, ...given);
  const create = async (...given: string[]): Promise<{ id: string; token: string; out: string }> => {
    const { code, out, err } = await run("create", ...given);
    assert.deepEqual([code, err], [0, ""]);
    return { id: lineOf(out, "id"), token: lineOf(out, "token"), out };
  };
  const statusWith = async (token: string, path = "/v1/leads/"): Promise<number> =>
    (await new ApiClient(url, token).get(path)).status;

  test("create makes a key that works at once, with the rights that were asked for", async () => {
    const both = await create("--name", "CRM", "--rights", "read, write");
    assert.match(both.token, /^gc_[\w-]{43}$/);
    assert.equal(await statusWith(both.token), 200);
    assert.equal(await statusWith(both.token, "/v1/admin/logs/jobs/"), 403);
    const standard = await create("--name", "Standard");
    assert.match(standard.out, /^rights +read,write$/m);
    const admin = await create("--name", "Admin", "--rights", "admin");
    assert.equal(await statusWith(admin.token), 403);
    assert.equal(await statusWith(admin.token, "/v1/admin/logs/jobs/"), 200);
  });

  test("keys of one account name share it, another name is another account", async () => {
    const [one, same, other] = [
      await create("--name", "1", "--account", "Agency One", "--rights", "read,admin"),
      await create("--name", "2", "--account", "Agency One", "--rights", "read"),
      await create("--name", "3", "--account", "Agency Two", "--rights", "read"),
    ];
    const made = await new ApiClient(url, one.token).post("/v1/admin/integrations/", {
      name: "Of one",
      integration_vendor: "REALPAGE_RPX",
      credentials: { baseUrl: playground.simulator.url, licensekey: "k" },
    });
    const path = `/v1/admin/integrations/${made.body.result.id}/`;
    assert.equal(await statusWith(same.token, path), 200);
    assert.equal(await statusWith(other.token, path), 404);
  });

  test("list shows every key with its account, rights and state, and no token", async () => {
    const { id, token } = await create("--name", "Listed", "--account", "List account");
    const { code, out } = await run("list");
    assert.equal(code, 0);
    const line = out.split("\n").find((one) => one.startsWith(id));
    assert.match(line ?? "", /^\S+ {2}List account {2}Listed {2}read,write {2}\d{4}-\S+Z {2}valid$/);
    assert.ok(!out.includes(token));
    assert.ok(!out.includes("gc_"));
  });

  test("a revoked key is refused from the next request on, and stays in the list", async () => {
    const { id, token } = await create("--name", "Revoked");
    assert.equal(await statusWith(token), 200);
    const revoked = await run("revoke", id);
    assert.deepEqual([revoked.code, revoked.out.trim()], [0, `revoked ${id}`]);
    assert.equal(await statusWith(token), 401);
    assert.match((await run("list")).out, new RegExp(`${id}.*revoked \\d{4}-`));
    const again = await run("revoke", id);
    assert.equal(again.code, 1);
    assert.match(again.err, /no valid API key/);
  });

  test("what is wrong is said in a line, and nothing is made", async () => {
    const before = (await run("list")).out;
    for (const [given, says] of [
      [["create", "--name", "x", "--rights", "root,read"], /--rights: root is not of read, write, admin/],
      [["create"], /--name/],
      [["revoke", "not-an-id"], /no valid API key/],
      [["revoke", "00000000-0000-4000-8000-000000000000"], /no valid API key/],
      [["revoke"], /missing required argument/],
      [["delete"], /unknown command/],
    ] as const) {
      const { code, err } = await run(...given);
      assert.equal(code, 1, given.join(" "));
      assert.match(err, says);
      assert.doesNotMatch(err, /^ +at /m, "no stack for what the caller did");
    }
    assert.equal((await run("list")).out, before);
  });

  test("no token is in the database, in any form that could be used", async () => {
    const { token } = await create("--name", "Secret");
    const all = await textsOf(playground.database.pool);
    for (const form of [token, token.slice(3), Buffer.from(token).toString("hex")])
      assert.ok(!all.includes(form));
  });
});

describe("the first start", () => {
  let database: TestDatabase;
  let dataDir: string;
  const running: GatewayProcess[] = [];

  before(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "guestcard-keys-"));
  });
  after(async () => {
    for (const gateway of running) await gateway.end("SIGKILL");
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (more: Record<string, string> = {}): Promise<GatewayProcess> => {
    const gateway = await startGatewayProcess("serve", {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      ...more,
    });
    running.push(gateway);
    return gateway;
  };
  const tokensIn = (gateway: GatewayProcess): string[] => gateway.log.join("\n").match(/gc_[\w-]{43}/g) ?? [];

  test("prints a token with all rights once; the next start prints none and the token still works", async () => {
    const first = await start();
    const [token = ""] = await until("the token", async () => {
      const found = tokensIn(first);
      return found.length > 0 && found;
    });
    for (const path of ["/v1/leads/", "/v1/admin/logs/jobs/"])
      assert.equal((await new ApiClient(first.url ?? "", token).get(path)).status, 200);
    assert.equal((await new ApiClient(first.url ?? "", token).post("/v1/leads/", {})).status, 400);
    assert.equal(await first.end("SIGTERM"), 0);
    assert.equal(tokensIn(first).length, 1);
    const second = await start();
    assert.equal((await new ApiClient(second.url ?? "", token).get("/v1/leads/")).status, 200);
    assert.equal(await second.end("SIGTERM"), 0);
    assert.deepEqual(tokensIn(second), []);
  });

  test("GUESTCARD_BOOTSTRAP_TOKEN registers its token, once, and prints nothing", async () => {
    const token = "bootstrap-token-of-this-test";
    const started = await Promise.all([1, 2].map(() => start({ GUESTCARD_BOOTSTRAP_TOKEN: token })));
    for (const gateway of started) {
      const api = new ApiClient(gateway.url ?? "", token);
      assert.equal((await api.get("/v1/admin/logs/jobs/")).status, 200);
      assert.ok(!gateway.log.join("\n").includes(token));
      assert.deepEqual(tokensIn(gateway), []);
    }
    const { out } = await keys({ DATABASE_URL: database.url }, "list");
    assert.equal(out.split("\n").filter((line) => line.includes("  bootstrap  ")).length, 1, out);
  });

  test("a bootstrap token that was revoked stays revoked over restarts", async () => {
    const token = "bootstrap-token-to-revoke";
    const first = await start({ GUESTCARD_BOOTSTRAP_TOKEN: token });
    const { rows } = await database.pool.query<{ id: string }>(
      "select id from api_keys where name = 'bootstrap' order by created_at desc limit 1",
    );
    assert.equal((await keys({ DATABASE_URL: database.url }, "revoke", rows[0]?.id ?? "")).code, 0);
    await first.end("SIGTERM");
    const second = await start({ GUESTCARD_BOOTSTRAP_TOKEN: token });
    assert.equal((await new ApiClient(second.url ?? "", token).get("/v1/leads/")).status, 401);
  });

  test("a bootstrap token that is too short ends the start with setting and rule, without its value", async () => {
    await assert.rejects(start({ GUESTCARD_BOOTSTRAP_TOKEN: "short-one" }), (error: Error) => {
      assert.match(error.message, /GUESTCARD_BOOTSTRAP_TOKEN must have 16 to 256 characters/);
      assert.ok(!error.message.includes("short-one"));
      return true;
    });
  });
});
