import { createHash, randomUUIDv7 } from "node:crypto";
import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { recordTransitions } from "../status/record-transitions.ts";
import { type WriteState, writeStatus } from "../status/states.ts";
import type { WriteRef } from "../status/transitions.ts";
import { commitWrites } from "./commit-writes.ts";
import { acceptanceTime, type IdempotencyKey, type WriteOperation } from "./new-write.ts";

/** A retry as it was asked for. */
export type RetryRequest = {
  readonly accountId: string;
  readonly writeId: string;
  /** The caller would rather have two guest cards than none. */
  readonly acceptsDuplicate: boolean;
  readonly idempotencyKey: string | null;
  readonly deadlineSeconds: number;
  readonly doer: Doer;
  /** The trace of the request, as W3C `traceparent`; null: there is none. */
  readonly traceContext: string | null;
};

export type Retried =
  | { readonly kind: "retried"; readonly jobId: string; readonly integrationId: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "key-reused" }
  /** It is delivered, or may still be. */
  | { readonly kind: "not-failed"; readonly message: string }
  | { readonly kind: "conflict"; readonly message: string; readonly retriedBy?: string };

type FailedWrite = WriteRef & {
  readonly operation: WriteOperation;
  readonly request: unknown;
  readonly upstream: unknown;
  readonly personKey: string;
  readonly retriedBy: string | null;
  readonly isArchived: boolean;
  readonly isErased: boolean;
};

/**
 * Makes a new write of a failed one. That the old one was retried and the new one itself are committed in one
 * transaction: no retry is lost with the process, and of two at the same time the second finds the first.
 */
export async function retryWrite(pool: pg.Pool, request: RetryRequest): Promise<Retried> {
  const { accountId, writeId, idempotencyKey } = request;
  const write = await readFailedWrite(pool, accountId, writeId);
  if (!write) return { kind: "not-found" };
  const key = idempotencyKey === null ? null : { key: idempotencyKey, requestHash: hashRequest(request) };
  const earlier = key ? await answerKept(pool, accountId, key, write.integrationId) : null;
  const answer =
    earlier ??
    refusalOf(write, request) ??
    (await inTransaction(
      pool,
      (client) => retryWith(client, write, request, key),
      (retried) => retried !== "overtaken",
    ));
  if (answer !== "overtaken") return answer;
  const now = await readFailedWrite(pool, accountId, writeId);
  return (
    (key && (await answerKept(pool, accountId, key, write.integrationId))) ??
    (now && refusalOf(now, request)) ?? { kind: "conflict", message: "This write was changed meanwhile." }
  );
}

/** What a retry would take up, or why there can be none. */
export type RetryCheck =
  | { readonly kind: "retriable"; readonly write: RetriableWrite }
  | Exclude<Retried, { readonly kind: "retried" }>;

/** What a failed write would be sent by. */
export type RetriableWrite = Pick<FailedWrite, "integrationId" | "propertyId" | "operation" | "upstream">;

/** Checks a retry by every rule that `retryWrite` has, and keeps nothing. */
export async function checkRetry(
  pool: pg.Pool,
  request: Pick<RetryRequest, "accountId" | "writeId" | "acceptsDuplicate">,
): Promise<RetryCheck> {
  const write = await readFailedWrite(pool, request.accountId, request.writeId);
  if (!write) return { kind: "not-found" };
  return refusalOf(write, request) ?? { kind: "retriable", write };
}

function refusalOf(
  write: FailedWrite,
  { acceptsDuplicate }: Pick<RetryRequest, "acceptsDuplicate">,
): Exclude<Retried, { readonly kind: "retried" }> | null {
  if (write.retriedBy !== null)
    return {
      kind: "conflict",
      message: `This write was retried before, by ${write.retriedBy}.`,
      retriedBy: write.retriedBy,
    };
  if (write.isErased)
    return {
      kind: "conflict",
      message: "The data of this write was erased: there is nothing to send again.",
    };
  if (write.isArchived) return { kind: "conflict", message: "The integration of this write is archived." };
  switch (write.state) {
    case "rejected":
    case "expired":
      return null;
    case "given_up":
      // It waited for a person because RPX may hold it, and nobody has said that it does not.
      return acceptsDuplicate
        ? null
        : {
            kind: "conflict",
            message:
              'RealPage may hold this lead. To send it again all the same, send {"accept_possible_duplicate": true}.',
          };
    case "needs_review":
      return {
        kind: "conflict",
        message: `RealPage may hold this lead. Settle it with POST /v1/admin/writes/${write.id}/resolve, which can also send it again.`,
      };
    case "unknown":
    case "locating":
      return {
        kind: "conflict",
        message:
          "RealPage may hold this lead, and Guestcard is looking it up. It ends by itself or asks for a review.",
      };
    case "waiting":
    case "sending":
    case "stored":
    case "done":
      return {
        kind: "not-failed",
        message: `Only failed writes can be retried; this one is ${writeStatus(write.state)}`,
      };
    default:
      return write.state satisfies never;
  }
}

async function retryWith(
  client: pg.PoolClient,
  write: FailedWrite,
  request: RetryRequest,
  idempotency: IdempotencyKey | null,
): Promise<Extract<Retried, { kind: "retried" }> | "overtaken"> {
  const id = randomUUIDv7();
  const { accountId, integrationId } = write;
  const [marked] = await recordTransitions(client, [
    {
      write,
      event: "retried",
      leaseToken: null,
      dueAt: null,
      detail: { retried_by: id },
      changes: { retriedBy: id },
    },
  ]);
  if (marked?.kind !== "applied") return "overtaken";
  const [taken] = await commitWrites(client, [
    {
      id,
      accountId,
      integrationId,
      propertyId: write.propertyId,
      xPropertyId: write.xPropertyId,
      operation: write.operation,
      request: write.request,
      upstream: write.upstream,
      personKey: write.personKey,
      acceptedAt: acceptanceTime(),
      deadlineAt: new Date(Date.now() + request.deadlineSeconds * 1000),
      idempotency,
      retryOf: write.id,
      traceContext: request.traceContext,
      // The failed write was kept with its own.
      premises: [],
    },
  ]);
  if (taken?.kind !== "accepted") return "overtaken";
  if (write.state !== "given_up") await carryUncertainty(client, write, id);
  await recordAct(client, request.doer, {
    action: "write.retried",
    accountId,
    object: { kind: "write", id: write.id },
    before: { state: write.state },
    after: { job_id: id, accept_possible_duplicate: request.acceptsDuplicate },
  });
  return { kind: "retried", jobId: id, integrationId };
}

/** Where an attempt of the old write may have reached RPX after all, the new one looks before it sends. */
async function carryUncertainty(client: pg.PoolClient, old: WriteRef, id: string): Promise<void> {
  await client.query(
    `update writes n set uncertain_since = o.uncertain_since, uncertain_until = o.uncertain_until
     from writes o
     where n.account_id = $1 and n.id = $2 and o.account_id = $1 and o.id = $3 and o.uncertain_since is not null`,
    [old.accountId, id, old.id],
  );
}

async function readFailedWrite(pool: pg.Pool, accountId: string, id: string): Promise<FailedWrite | null> {
  const result = await pool.query<FailedWrite & { state: WriteState }>(
    `select w.id, w.account_id as "accountId", w.integration_id as "integrationId", w.property_id as "propertyId",
       w.x_property_id as "xPropertyId", w.version, w.state, w.attempts, w.operation, w.request, w.upstream,
       w.person_key::text as "personKey", w.retried_by as "retriedBy", i.is_archived as "isArchived", w.erased_at is not null as "isErased"
     from writes w join integrations i on i.id = w.integration_id
     where w.account_id = $1 and w.id = $2`,
    [accountId, id],
  );
  return result.rows[0] ?? null;
}

/** What a caller was answered under this key before; null: the key is new. */
async function answerKept(
  pool: pg.Pool,
  accountId: string,
  key: IdempotencyKey,
  integrationId: string,
): Promise<Retried | null> {
  const result = await pool.query<{ jobId: string; requestHash: string }>(
    `select write_id as "jobId", encode(request_hash, 'hex') as "requestHash"
     from idempotency_keys where account_id = $1 and key = $2`,
    [accountId, key.key],
  );
  const kept = result.rows[0];
  if (!kept) return null;
  return kept.requestHash === key.requestHash
    ? { kind: "retried", jobId: kept.jobId, integrationId }
    : { kind: "key-reused" };
}

function hashRequest({ writeId, acceptsDuplicate }: RetryRequest): string {
  return createHash("sha256")
    .update(JSON.stringify(["retry_write", writeId, acceptsDuplicate]))
    .digest("hex");
}
