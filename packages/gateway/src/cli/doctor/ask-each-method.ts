import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { pino } from "pino";
import { commandLineDoer } from "../../audit/command-line.ts";
import type { Configuration } from "../../config/configuration.ts";
import { createRealPageRpx } from "../../connectors/realpage-rpx/realpage-rpx.ts";
import type { Sealer } from "../../credentials/sealer.ts";
import { readCheck } from "../../data-access/check-store.ts";
import { createDataAccess } from "../../data-access/data-access.ts";
import type { OpenedIntegration } from "./check-upstream.ts";

const POLL_MS = 100;

/** Asks RPX each method of each integration once, from this machine, and keeps the answers. */
export async function askEachMethod(
  pool: pg.Pool,
  sealer: Sealer,
  configuration: Configuration,
  integrations: readonly OpenedIntegration[],
): Promise<void> {
  const connectTimeoutMs = configuration.GUESTCARD_CONNECT_TIMEOUT_MS;
  const answerTimeoutMs = configuration.GUESTCARD_ANSWER_TIMEOUT_MS;
  const rpx = createRealPageRpx({
    allowPrivateTargets: configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS,
    connectTimeoutMs,
    answerTimeoutMs,
    largestReplyBytes: configuration.GUESTCARD_LARGEST_REPLY_MB * 1024 * 1024,
  });
  const log = pino({ level: "error" }, pino.destination(2));
  const access = createDataAccess({ pool, rpx, sealer, log, callMs: connectTimeoutMs + answerTimeoutMs });
  try {
    for (const { id, accountId } of integrations) {
      await access.begin(accountId, id, commandLineDoer());
      while ((await readCheck(pool, accountId, id))?.isInProcess) await pause(POLL_MS);
    }
  } finally {
    await access.stop();
    await rpx.close();
  }
}
