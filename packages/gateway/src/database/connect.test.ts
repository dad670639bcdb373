import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { pino } from "pino";
import { until } from "../../test/harness/wait.ts";
import { createTestDatabase, type TestDatabase } from "../../test/harness/database.ts";
import { connectDatabase, type Database } from "./connect.ts";

const DAY_MS = 86_400_000;

/** The database as the gateway connects to it. */
const connectTo = (made: TestDatabase, connections: number): Database =>
  connectDatabase({ connectionString: made.url }, pino({ level: "silent" }), {
    connections,
    patienceMs: 5000,
  });

/** The process of PostgreSQL behind the only connection. */
const backendOf = async ({ pool }: Database): Promise<number | undefined> =>
  (await pool.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid;

const uses: Record<string, (database: Database) => Promise<unknown>> = {
  "by its pool": ({ pool }) => pool.query("select 1"),
  "by Kysely": ({ kysely }) => sql`select 1`.execute(kysely),
  "not at all": async () => undefined,
};

describe("a database that was used and is closed", () => {
  let made: TestDatabase;

  before(async () => {
    made = await createTestDatabase();
  });
  after(() => made.drop());

  for (const [how, use] of Object.entries(uses))
    test(`keeps no connection: ${how}`, async () => {
      const database = connectTo(made, 2);
      await use(database);
      await database.close();
      assert.deepEqual([database.pool.totalCount, database.pool.ended], [0, true]);
    });
});

test("a connection outlives a quiet quarter of a minute, with the plans that it has made", async () => {
  const made = await createTestDatabase();
  const database = connectTo(made, 1);
  try {
    const first = await backendOf(database);
    // pg by itself closes what has been idle for 10 s.
    await pause(15_000);
    assert.equal(await backendOf(database), first);
  } finally {
    await database.close();
    await made.drop();
  }
});

test("a connection is replaced after a week, and not a day before", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const made = await createTestDatabase();
  const database = connectTo(made, 1);
  try {
    const first = await backendOf(database);
    context.mock.timers.tick(6 * DAY_MS);
    assert.equal(await backendOf(database), first);
    context.mock.timers.tick(DAY_MS);
    assert.notEqual(await backendOf(database), first);
  } finally {
    await database.close();
    await made.drop();
  }
});

test("of an idle connection that is lost the reason is logged, and nothing of its client", async () => {
  const made = await createTestDatabase();
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const database = connectDatabase({ connectionString: made.url }, log, { connections: 1, patienceMs: 5000 });
  try {
    await made.pool.query("select pg_terminate_backend($1)", [await backendOf(database)]);
    await until("the loss is logged", async () => lines.length > 0);
    const reason = "terminating connection due to administrator command";
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      [{ level: 40, reason, msg: "database connection lost" }],
    );
  } finally {
    await database.close();
    await made.drop();
  }
});

test("a process that closed its database ends, with a week still to go for its connections", async () => {
  const made = await createTestDatabase();
  const script = `
    import { connectDatabase } from ${JSON.stringify(import.meta.resolve("./connect.ts"))};
    import { pino } from "pino";
    const database = connectDatabase({ connectionString: process.env.DATABASE_URL }, pino(), {
      connections: 2, patienceMs: 5000,
    });
    await database.pool.query("select 1");
    await database.close();`;
  try {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: import.meta.dirname,
      env: { ...process.env, DATABASE_URL: made.url },
      stdio: "inherit",
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), 30_000);
    const [code] = await once(child, "exit");
    clearTimeout(timer);
    assert.equal(code, 0);
  } finally {
    await made.drop();
  }
});

test("a statement ends with its client, although it waits for a lock", async () => {
  const made = await createTestDatabase();
  const database = connectTo(made, 3);
  try {
    const { pool } = database;
    await pool.query("create table locked (id int)");
    const holder = await pool.connect();
    await holder.query("begin; lock table locked");
    const gone = await pool.connect();
    const pid = (await gone.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid;
    const waiting = gone.query("select from locked");
    await until("the wait", () => isThere(`pid = ${pid} and wait_event_type = 'Lock'`));
    gone.release(true);
    await assert.rejects(waiting);
    await until("its end", async () => !(await isThere(`pid = ${pid}`)));
    await holder.query("rollback");
    holder.release();

    async function isThere(condition: string): Promise<boolean> {
      return (await pool.query(`select from pg_stat_activity where ${condition}`)).rowCount === 1;
    }
  } finally {
    await database.close();
    await made.drop();
  }
});

test("a statement that takes long, or waits for a lock for long, is no lost one", async () => {
  const made = await createTestDatabase();
  const database = connectTo(made, 3);
  try {
    const { pool, kysely } = database;
    await pool.query("create table locked (id int)");
    const holder = await pool.connect();
    await holder.query("begin; lock table locked");
    // Longer than it takes to look twice at what has been out for ten seconds.
    const long = sql`select pg_sleep(22)`.execute(kysely);
    const waiting = sql`select from locked`.execute(kysely);
    await long;
    await holder.query("rollback");
    holder.release();
    assert.equal((await waiting).rows.length, 0);
  } finally {
    await database.close();
    await made.drop();
  }
});
