import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";

/**
 * Runs `use` beside a PostgreSQL for tests, which ends with it.
 * @param use gets the environment in which `createTestDatabase` finds it.
 */
export async function withPostgres<T>(use: (environment: Record<string, string>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-test-"));
  const server = await startOwnPostgres({ dataDir: folder, logger: pino({ level: "error" }) });
  try {
    return await use({
      GUESTCARD_TEST_POSTGRES: JSON.stringify(server.connection),
      GUESTCARD_TEST_RUN: randomBytes(4).toString("hex"),
    });
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
