import {
  type Guestcard,
  IdempotencyKeyReusedError,
  InvalidRequestError,
  TooLargeError,
} from "../../../../sdk/src/index.ts";
import type { Attempts } from "./counted-attempts.ts";
import { hashOf, type Journal } from "./journal.ts";
import { leadOfRow, type Reading } from "./lead-of-row.ts";
import type { Row } from "./read-rows.ts";
import { faultOfIssue, type RowFault, rowFault } from "./row-fault.ts";

/** What became of a row. */
export type RowOutcome =
  /** Accepted now; accepted before; or refused before and sent since, in the file of refused rows. */
  | { readonly kind: "accepted" | "before" | "apart" }
  | { readonly kind: "refused"; readonly faults: readonly RowFault[] }
  /** It may have been taken: a person has to look, and it is not sent again. */
  | { readonly kind: "unsure"; readonly faults: readonly RowFault[] };

/** The gateway keeps keys for 24 hours at least (`GUESTCARD_IDEMPOTENCY_HOURS`); an hour is for clocks that differ. */
const KEYS_LAST_MS = 23 * 3_600_000;

export type SendRowParts = {
  readonly guestcard: Guestcard;
  readonly journal: Journal;
  readonly attempts: Attempts;
  /** Whether rows that were refused before were sent since, in a file of their own. */
  readonly wereSentApart: boolean;
};

/**
 * Sends a row, unless the journal says that it was accepted.
 * @throws GuestcardError for what is no fault of the row: then nothing is known of it, and the run should end.
 */
export async function sendRow(parts: SendRowParts, row: Row, reading: Reading): Promise<RowOutcome> {
  const { guestcard, journal, attempts } = parts;
  const state = journal.stateOf(row.number);
  if (state.kind === "accepted") return { kind: "before" };
  if (state.kind === "refused" && parts.wereSentApart) return { kind: "apart" };
  const read = await leadOfRow(row, reading);
  if (state.kind === "intended") {
    const doubt = doubtOf(state, read.kind === "lead" ? hashOf(read.lead) : null);
    if (doubt !== null) return unsure(doubt);
  }
  if (read.kind === "faulty") {
    await journal.refuse(row.number);
    return { kind: "refused", faults: read.faults };
  }
  if (state.kind !== "intended") await journal.intend(row.number, read.lead);
  const idempotencyKey = journal.keyOf(row.number);
  try {
    const { jobId } = await guestcard.leads.create(read.lead, { idempotencyKey });
    await journal.accept(row.number, jobId);
    return { kind: "accepted" };
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === null) throw error;
    // An earlier try that got no answer may have been accepted, before what it names went away.
    const mayBeTaken = state.kind === "intended" || attempts.of(idempotencyKey) > 1;
    if (mayBeTaken || error instanceof IdempotencyKeyReusedError) return unsure(said(faults));
    await journal.refuse(row.number);
    return { kind: "refused", faults };
  } finally {
    attempts.forget(idempotencyKey);
  }
}

/** Checks a row by every rule of the gateway, which keeps nothing. */
export async function tryRow(guestcard: Guestcard, row: Row, reading: Reading): Promise<RowOutcome> {
  const read = await leadOfRow(row, reading);
  if (read.kind === "faulty") return { kind: "refused", faults: read.faults };
  try {
    await guestcard.leads.dryRun(read.lead);
    return { kind: "accepted" };
  } catch (error) {
    const faults = faultsOf(error);
    if (faults === null) throw error;
    return { kind: "refused", faults };
  }
}

/** Why a row that was about to be sent must not be sent again; null: it may, with the same key. */
function doubtOf({ at, hash }: { at: number; hash: string }, now: string | null): string | null {
  if (hash !== now) return "what it names has changed since it was sent";
  const isKept = Date.now() - at < KEYS_LAST_MS;
  return isKept ? null : "it was sent a day ago or more, and the gateway may have forgotten its key";
}

const said = (faults: readonly RowFault[]): string =>
  `a later try was refused (${faults.map(({ field, message }) => `${field}: ${message}`).join("; ")})`;

const unsure = (why: string): RowOutcome => ({
  kind: "unsure",
  faults: [
    rowFault(
      "row",
      "unsure",
      `It may have been taken: its answer never came, and ${why}. Look whether the gateway holds this lead; if not, send the row in a file of its own`,
    ),
  ],
});

/** What the gateway refuses of a row; null where the row is not to blame. */
function faultsOf(error: unknown): RowFault[] | null {
  if (error instanceof InvalidRequestError)
    return error.issues.length > 0
      ? error.issues.map(faultOfIssue)
      : [rowFault("row", error.code, error.message)];
  if (error instanceof IdempotencyKeyReusedError || error instanceof TooLargeError)
    return [rowFault("row", error.code, error.message)];
  return null;
}
