import type pg from "pg";
import type { Logger } from "pino";
import type { RpxCredentials } from "../connectors/realpage-rpx/credentials.ts";
import type { RealPageRpx } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { type Doer, recordAct } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { requestInterval } from "../dispatch/pacer.ts";
import { beginCheck, endCheck, type OwnCheck } from "./check-store.ts";
import { performCheck } from "./perform-check.ts";

/** Checks which RPX methods an integration may use. */
export type DataAccess = {
  /** Begins a check, which goes on after the answer. One at a time. */
  begin(
    accountId: string,
    integrationId: string,
    doer: Doer,
  ): Promise<"began" | "in-process" | "archived" | "not-found">;
  /** Breaks off the checks of this process. */
  stop(): Promise<void>;
};

export type DataAccessParts = {
  readonly pool: pg.Pool;
  readonly rpx: RealPageRpx;
  readonly sealer: Sealer;
  readonly log: Logger;
  /** How long a call may take at most. */
  readonly callMs: number;
};

type IntegrationRow = {
  readonly credentials_sealed: string;
  readonly is_archived: boolean;
  readonly max_request_frequency: number;
  readonly max_request_cadence: string;
};

/** The integration's worker goes on at its own pace meanwhile, so that a check takes half of it on top. */
const SHARE_OF_PACE = 0.5;
/** For the database, and for clocks that differ. */
const SPARE_MS = 30_000;

export function createDataAccess(parts: DataAccessParts): DataAccess {
  const { pool, sealer, log } = parts;
  const stopped = new AbortController();
  const running = new Set<Promise<void>>();

  async function run(
    check: OwnCheck,
    row: IntegrationRow,
    times: { intervalMs: number; stepMs: number },
  ): Promise<void> {
    const { signal } = stopped;
    const credentials = JSON.parse(
      sealer.open(row.credentials_sealed, check.integrationId),
    ) as RpxCredentials;
    const isOurs = await performCheck({ ...parts, credentials, ...times, signal }, check);
    if (isOurs) await endCheck(pool, check, "finished");
  }

  return {
    async begin(accountId, integrationId, doer) {
      const found = await pool.query<IntegrationRow>(
        `select credentials_sealed, is_archived, max_request_frequency, max_request_cadence
         from integrations where account_id = $1 and id = $2`,
        [accountId, integrationId],
      );
      const row = found.rows[0];
      if (!row) return "not-found";
      if (row.is_archived) return "archived";
      const pace = requestInterval(row.max_request_frequency, row.max_request_cadence);
      const intervalMs = Math.ceil(pace / SHARE_OF_PACE);
      const times = { intervalMs, stepMs: intervalMs + parts.callMs + SPARE_MS };
      const check = await inTransaction(pool, async (client) => {
        await recordAct(client, doer, {
          action: "integration.data_access_checked",
          accountId,
          object: { kind: "integration", id: integrationId },
        });
        return beginCheck(client, accountId, integrationId, times.stepMs);
      });
      if (!check) return "in-process";
      const done = run(check, row, times)
        .catch(async (error: unknown) => {
          if (!stopped.signal.aborted)
            log.error({ err: error, integration_id: integrationId }, "data access check broke off");
          await endCheck(pool, check, "broken-off");
        })
        .catch((error: unknown) => log.warn({ err: error }, "data access check was left open"))
        .finally(() => running.delete(done));
      running.add(done);
      return "began";
    },
    async stop() {
      stopped.abort();
      await Promise.all(running);
    },
  };
}
