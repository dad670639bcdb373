import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { BlockedCause } from "../connectors/realpage-rpx/outcomes.ts";
import type { CheckedMethod } from "./methods.ts";

export type MethodResult = {
  readonly status: "SUCCESS" | "FAILED";
  readonly error_message: string | null;
  /** Why RPX refuses, where that is known; absent in what was stored before it was kept. */
  readonly cause?: BlockedCause | null;
};
export type MethodResults = Readonly<Partial<Record<CheckedMethod, MethodResult>>>;

/** The check of an integration as it stands. */
export type StoredCheck = {
  readonly results: MethodResults;
  readonly lastFinishedAt: Date | null;
  readonly isInProcess: boolean;
};

/** A check that this process makes. */
export type OwnCheck = { readonly integrationId: string; readonly token: string };

/** Begins a check. Null: one is in process, of whatever process. */
export async function beginCheck(
  pool: pg.PoolClient,
  accountId: string,
  integrationId: string,
  stepMs: number,
): Promise<OwnCheck | null> {
  const token = randomUUID();
  const begun = await pool.query(
    `insert into data_access_checks as c (integration_id, account_id, token, started_at, expires_at)
     values ($1, $2, $3, now(), now() + $4 * interval '1 millisecond')
     on conflict (integration_id) do update
       set token = excluded.token, started_at = excluded.started_at, expires_at = excluded.expires_at,
         finished_at = null, results = '{}'
       where c.finished_at is not null or c.expires_at <= now()`,
    [integrationId, accountId, token, stepMs],
  );
  return begun.rowCount === 1 ? { integrationId, token } : null;
}

/** Keeps what one method answered. False: the check was taken for dead, and another began. */
export async function keepResult(
  pool: pg.Pool,
  check: OwnCheck,
  method: CheckedMethod,
  result: MethodResult,
  stepMs: number,
): Promise<boolean> {
  const kept = await pool.query(
    `update data_access_checks
     set results = results || jsonb_build_object($3::text, $4::jsonb), expires_at = now() + $5 * interval '1 millisecond'
     where integration_id = $1 and token = $2`,
    [check.integrationId, check.token, method, JSON.stringify(result), stepMs],
  );
  return kept.rowCount === 1;
}

/** Ends a check: at its end, or before it, so that another can begin. */
export async function endCheck(
  pool: pg.Pool,
  check: OwnCheck,
  how: "finished" | "broken-off",
): Promise<void> {
  await pool.query(
    how === "finished"
      ? `update data_access_checks set finished_at = now(), last_finished_at = now() where integration_id = $1 and token = $2`
      : `update data_access_checks set expires_at = now() where integration_id = $1 and token = $2`,
    [check.integrationId, check.token],
  );
}

/** The check of an account's integration; null where none was ever begun. */
export async function readCheck(
  pool: pg.Pool,
  accountId: string,
  integrationId: string,
): Promise<StoredCheck | null> {
  const found = await pool.query<StoredCheck>(
    `select results, last_finished_at as "lastFinishedAt",
       finished_at is null and expires_at > now() as "isInProcess"
     from data_access_checks where account_id = $1 and integration_id = $2`,
    [accountId, integrationId],
  );
  return found.rows[0] ?? null;
}
