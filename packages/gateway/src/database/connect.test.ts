import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { pino } from "pino";
import { createTestDatabase, type TestDatabase } from "../../test/harness/database.ts";
import { connectDatabase, type Database } from "./connect.ts";

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
      const database = connectDatabase({ connectionString: made.url }, pino({ level: "silent" }), {
        connections: 2,
        patienceMs: 5000,
      });
      await use(database);
      await database.close();
      assert.deepEqual([database.pool.totalCount, database.pool.ended], [0, true]);
    });
});
