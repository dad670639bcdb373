import { randomUUIDv7 } from "node:crypto";
import type { Premise } from "../database/premises.ts";
import type { Intake } from "./intake.ts";
import { acceptanceTime, type WriteOperation } from "./new-write.ts";
import { hashRequest } from "./request-hash.ts";
import type { IdResolver, ResolvedRecord } from "./resolve-ids.ts";

/** What became of a write that broke no rule: it is on disk; its idempotency key stands for another one; or a premise does not hold any more. */
export type KeptWrite =
  | { readonly kind: "taken"; readonly jobId: string }
  | { readonly kind: "key-reused" }
  | { readonly kind: "outdated" };

/** What taking a write in needs. `Kept` is what its end makes of a write that broke no rule: it keeps it, or shows it. */
export type WriteIntake<Kept> = {
  readonly resolveIds: IdResolver;
  readonly keep: (write: CheckedWrite) => Promise<Kept>;
};

/** A write that broke no rule. */
export type CheckedWrite = {
  readonly accountId: string;
  /** Where it goes: the property, or what hangs on it. */
  readonly place: Pick<ResolvedRecord, "integrationId" | "propertyId" | "xPropertyId">;
  readonly operation: WriteOperation;
  /** The caller's body, with the id that its path names. */
  readonly request: object;
  readonly upstream: object;
  readonly personKey: string;
  readonly idempotencyKey: string | null;
  /** The rows that it rests on. */
  readonly premises: readonly Premise[];
};

/** Keeps a write: its job is on disk when this resolves. @throws the database's error where it is away. */
export async function keepWrite(
  parts: {
    readonly intake: Intake;
    readonly deadlineSeconds: number;
    readonly traceContext: string | null;
    /** That the caller's key still is what it was. */
    readonly standing: Premise;
  },
  write: CheckedWrite,
): Promise<KeptWrite> {
  const { intake, deadlineSeconds, traceContext, standing } = parts;
  const { place, idempotencyKey, operation, request } = write;
  const acceptance = await intake.accept({
    id: randomUUIDv7(),
    accountId: write.accountId,
    integrationId: place.integrationId,
    propertyId: place.propertyId,
    xPropertyId: place.xPropertyId,
    operation,
    request,
    upstream: write.upstream,
    personKey: write.personKey,
    acceptedAt: acceptanceTime(),
    deadlineAt: new Date(Date.now() + deadlineSeconds * 1000),
    idempotency:
      idempotencyKey === null ? null : { key: idempotencyKey, requestHash: hashRequest(operation, request) },
    retryOf: null,
    traceContext,
    premises: [standing, ...write.premises],
  });
  switch (acceptance.kind) {
    case "accepted":
    case "replayed":
      return { kind: "taken", jobId: acceptance.writeId };
    case "key-reused":
    case "outdated":
      return acceptance;
    default:
      return acceptance satisfies never;
  }
}
