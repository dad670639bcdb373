import type pg from "pg";
import type { CheckedWrite } from "./keep-write.ts";
import { hashRequest } from "./request-hash.ts";

/** The job that a request was answered with before, under the same idempotency key; null: it was not. */
export async function findKept(
  pool: pg.Pool,
  {
    accountId,
    operation,
    request,
    idempotencyKey,
  }: Pick<CheckedWrite, "accountId" | "operation" | "request" | "idempotencyKey">,
): Promise<string | null> {
  if (idempotencyKey === null) return null;
  const found = await pool.query<{ jobId: string }>(
    `select write_id as "jobId" from idempotency_keys
     where account_id = $1 and key = $2 and request_hash = decode($3, 'hex')`,
    [accountId, idempotencyKey, hashRequest(operation, request)],
  );
  return found.rows[0]?.jobId ?? null;
}
