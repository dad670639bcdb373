import { createInterface } from "node:readline";
import { joinOwnPostgres, startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";

/**
 * A gateway reduced to its database: `owner.ts start|join <dataDir>`. Says how it went in one line of JSON, and stops
 * properly when its input says anything.
 */
const [how, dataDir = ""] = process.argv.slice(2);
const begin = how === "join" ? joinOwnPostgres : startOwnPostgres;
try {
  const own = await begin({ dataDir });
  console.log(JSON.stringify({ ok: true, connection: own.connection }));
  for await (const _ of createInterface({ input: process.stdin })) break;
  await own.stop();
  process.stdin.destroy();
} catch (error) {
  const code = error instanceof Error && "code" in error ? error.code : "";
  console.log(
    JSON.stringify({ ok: false, code, message: error instanceof Error ? error.message : String(error) }),
  );
}
