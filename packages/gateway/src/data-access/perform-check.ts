import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { RpxCredentials, RpxSite } from "../connectors/realpage-rpx/credentials.ts";
import type { Called, ReadOutcome } from "../connectors/realpage-rpx/outcomes.ts";
import type { RealPageRpx, RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { keepResult, type MethodResult, type OwnCheck } from "./check-store.ts";
import { type CheckedMethod, methodChecks, siteMethods } from "./methods.ts";

export type CheckParts = {
  readonly pool: pg.Pool;
  readonly rpx: RealPageRpx;
  readonly credentials: RpxCredentials;
  /** Between two calls. */
  readonly intervalMs: number;
  /** How long a call and the pause before it may take at most. */
  readonly stepMs: number;
  readonly signal: AbortSignal;
};

const NO_SITE: MethodResult = {
  status: "FAILED",
  error_message: "RPX names no site that this licence is subscribed to.",
  cause: "subscription",
};

/** Asks RPX each method once, one after the other. False: the check is no longer ours. @throws where it is aborted. */
export async function performCheck(parts: CheckParts, check: OwnCheck): Promise<boolean> {
  const { pool, rpx, credentials, intervalMs, stepMs, signal } = parts;
  const call: RpxCall = { credentials, maySend: () => !signal.aborted, signal };
  const keep = (method: CheckedMethod, result: MethodResult): Promise<boolean> => {
    // What an abort cut short says nothing of RPX.
    signal.throwIfAborted();
    return keepResult(pool, check, method, result, stepMs);
  };
  let noSite = NO_SITE;
  let { site } = await siteOf(pool, credentials, check);
  if (!credentials.siteId || !credentials.pmcId) {
    let subscribed: RpxSite | null = null;
    const asked = await rpx.listSubscriptions(call, ({ pmcId, siteId }) => {
      const pmc = pmcId ?? credentials.pmcId;
      if (pmc && (credentials.siteId ?? siteId) === siteId) subscribed ??= { pmcId: pmc, siteId };
    });
    const result = resultOf(asked);
    if (!(await keep("getsubscriptions", result))) return false;
    if (result.status === "FAILED") noSite = { ...NO_SITE, cause: result.cause ?? null };
    site ??= subscribed;
  }
  for (const method of siteMethods) {
    if (!site) {
      if (!(await keep(method, noSite))) return false;
      continue;
    }
    await pause(intervalMs, undefined, { signal });
    if (!(await keep(method, resultOf(await methodChecks[method](rpx, call, site))))) return false;
  }
  return true;
}

/** The site that the credentials name, else one that a sync found. */
async function siteOf(
  pool: pg.Pool,
  { pmcId, siteId }: RpxCredentials,
  { integrationId }: OwnCheck,
): Promise<{ site: RpxSite | null }> {
  if (pmcId && siteId) return { site: { pmcId, siteId } };
  const known = await pool.query<RpxSite>(
    `select x_property_id as "siteId", data -> 'custom_data' ->> 'x_pmc_id' as "pmcId" from records
     where account_id = (select account_id from integrations where id = $1) and model = 'properties'
       and integration_id = $1 and data -> 'custom_data' ->> 'x_pmc_id' is not null
     order by last_seen desc, id limit 1`,
    [integrationId],
  );
  return { site: known.rows[0] ?? null };
}

const resultOf = ({ outcome }: Called<ReadOutcome<unknown>>): MethodResult =>
  outcome.kind === "answered"
    ? { status: "SUCCESS", error_message: null, cause: null }
    : {
        status: "FAILED",
        error_message: outcome.reason,
        cause: outcome.kind === "blocked" ? outcome.cause : null,
      };
