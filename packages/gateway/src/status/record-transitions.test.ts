import assert from "node:assert/strict";
import { randomUUIDv7 } from "node:crypto";
import { after, before, test } from "node:test";
import { pino } from "pino";
import { createTestDatabase, type TestDatabase } from "../../test/harness/database.ts";
import { readConfiguration } from "../config/configuration.ts";
import { migrate } from "../database/migrate.ts";
import { type OpenDatabase, openDatabase } from "../database/open-database.ts";
import { recordTransitions } from "./record-transitions.ts";
import type { WriteEvent } from "./states.ts";
import type { Transition } from "./transitions.ts";

let database: TestDatabase;
let opened: OpenDatabase;

before(async () => {
  database = await createTestDatabase();
  opened = await openDatabase(readConfiguration({ DATABASE_URL: database.url }), pino({ level: "silent" }));
  await migrate(opened.kysely);
});
after(async () => {
  await opened.close();
  await database.drop();
});

test("a step that a write cannot take harms no connection", async () => {
  const step = (event: WriteEvent): Transition => ({
    write: {
      id: randomUUIDv7(),
      accountId: randomUUIDv7(),
      integrationId: randomUUIDv7(),
      propertyId: randomUUIDv7(),
      xPropertyId: "P",
      version: 1,
      state: "waiting",
      attempts: 0,
    },
    event,
    leaseToken: null,
    dueAt: null,
  });
  const client = await opened.pool.connect();
  try {
    await assert.rejects(recordTransitions(client, [step("read_back_found")]), /cannot take the event/);
    assert.deepEqual(await recordTransitions(client, [step("send_started")]), [{ kind: "overtaken" }]);
  } finally {
    client.release();
  }
});
