import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "../harness/database.ts";
import { type Ended, runCommand } from "../harness/run-command.ts";

/** A wrong setting ends the start long before that; a database that is away is waited for. */
const ENDS_WITHIN_MS = 60_000;

describe("settings with which a gateway does not start", () => {
  let made: TestDatabase;

  before(async () => {
    made = await createTestDatabase();
  });
  after(() => made.drop());

  const start = (environment: Record<string, string>): Promise<Ended> =>
    runCommand(["api"], { PORT: "0", DATABASE_URL: made.url, ...environment }, ENDS_WITHIN_MS);

  test("each that is not of its form is named, all at once and without its value", async () => {
    const faulty = {
      DATABASE_URL: "postgres://user:s3cret@127.0.0.1:99999/guestcard",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://[s3cret",
      OTEL_EXPORTER_OTLP_HEADERS: "authorization=s3cret%FF",
      OTEL_RESOURCE_ATTRIBUTES: "team=s3cret%C3",
    };
    const { code, out, err } = await start(faulty);
    assert.deepEqual([code, out], [1, ""]);
    const [names, ...more] = err.trimEnd().split("\n");
    assert.deepEqual(names?.match(/[A-Z]{2,}(_[A-Z]+)+/g), Object.keys(faulty));
    assert.deepEqual(more, ["docs/configuration.md names every setting."]);
    assert.doesNotMatch(err, /s3cret/);
  });

  test("a database that refuses is told in words", async () => {
    const user = `plain_${process.pid}`;
    await made.pool.query(`create role ${user} login`);
    try {
      const path = new URL(made.url.replace("@/", "@localhost/")).pathname;
      const cases: [url: string, said: RegExp][] = [
        [made.url.replace(path, "/no_such_database"), /^The database refuses: .* does not exist$/m],
        [made.url.replace(/\/\/[^:@]*/, "//no_such_user"), /^The database refuses: .*no_such_user/m],
        [made.url.replace(/\/\/[^:@]*/, `//${user}`), /^The database refuses: permission denied/m],
      ];
      for (const [DATABASE_URL, said] of cases) {
        const { code, out, err } = await start({ DATABASE_URL });
        assert.deepEqual([code, out], [1, ""]);
        assert.match(err, said);
        assert.match(err, /`guestcard doctor` looks closer\.\n$/);
        assert.equal(err.split("\n").length, 3, err);
      }
    } finally {
      await made.pool.query(`drop role ${user}`);
    }
  });
});
