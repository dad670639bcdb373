import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { recordTransitions } from "../status/record-transitions.ts";
import type { WriteRef } from "../status/transitions.ts";
import { type Fault, fault } from "../faults/faults.ts";
import { eraseData, type ErasedCounts } from "./erase-data.ts";
import { findPerson, type Person } from "./find-person.ts";
import type { Selector } from "./selector.ts";

export type ErasureRequest = {
  readonly accountId: string;
  readonly selector: Selector;
  /** False: counts what would be erased, and changes nothing. */
  readonly confirmed: boolean;
  /** Gives up what surely is not at RPX yet, or waits for a person, instead of refusing. */
  readonly givesUp: boolean;
  readonly doer: Doer;
};

/** What was erased, or would be; ids and counts, and nothing of the person. */
export type ErasureReport = {
  readonly erased: boolean;
  readonly jobIds: readonly string[];
  readonly guestCards: number;
  /** Rows by table. */
  readonly counts: ErasedCounts;
  readonly givenUp: readonly string[];
};

export type Erasure =
  | { readonly kind: "reported"; readonly report: ErasureReport }
  | { readonly kind: "not-found" }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] }
  /** These writes are not finished; nothing was changed. */
  | {
      readonly kind: "under-way";
      readonly writes: readonly { readonly id: string; readonly state: string }[];
    };

const FINISHED = new Set<string>(["done", "rejected", "expired", "given_up"]);
/** Surely not stored, or a person's to settle: these can be given up without saying anything false. */
const MAY_BE_GIVEN_UP = new Set<string>(["waiting", "needs_review"]);
const GIVEN_UP = "Given up, because the person's data was erased.";

/**
 * Erases one person's data in an account, in one transaction: all of it or nothing. What is under way is not broken:
 * while a write of the person is not finished it is refused, or, where asked for, given up first.
 */
export async function erasePerson(pool: pg.Pool, request: ErasureRequest): Promise<Erasure> {
  return inTransaction(
    pool,
    (client) => eraseIn(client, request),
    (erasure) => request.confirmed && erasure.kind === "reported",
  );
}

async function eraseIn(client: pg.PoolClient, request: ErasureRequest): Promise<Erasure> {
  const { accountId, doer } = request;
  const faults = await unknownIds(client, accountId, request.selector);
  if (faults.length > 0) return { kind: "faulty", faults };
  const person = await findPerson(client, accountId, request.selector);
  if (person.writes.length === 0 && person.cards.length === 0) return { kind: "not-found" };
  const unfinished = person.writes.filter(({ state }) => !FINISHED.has(state));
  const inTheWay = request.givesUp
    ? unfinished.filter(({ state }) => !MAY_BE_GIVEN_UP.has(state))
    : unfinished;
  if (inTheWay.length > 0) return underWay(inTheWay);
  const moved = await giveUp(client, unfinished);
  if (moved.length > 0) return underWay(moved);
  const counts = await eraseData(client, accountId, person);
  const report = reportOf(request, person, counts, unfinished);
  await recordAct(client, doer, {
    action: "person.erased",
    accountId,
    object: { kind: "person", id: null },
    after: { job_ids: report.jobIds, guest_cards: report.guestCards, counts, given_up: report.givenUp },
  });
  return { kind: "reported", report };
}

async function unknownIds(
  client: pg.PoolClient,
  accountId: string,
  { jobId, guestCard }: Selector,
): Promise<Fault[]> {
  const found = await client.query<{ write: boolean; integration: boolean }>(
    `select exists (select from writes where account_id = $1 and id = $2) as write,
       exists (select from integrations where account_id = $1 and id = $3) as integration`,
    [accountId, jobId, guestCard?.integrationId],
  );
  const faults: Fault[] = [];
  if (jobId !== null && found.rows[0]?.write !== true)
    faults.push(fault("unknown_id", "job_id", "Is not a write of this account"));
  if (guestCard && found.rows[0]?.integration !== true)
    faults.push(fault("unknown_id", "integration_id", "Is not an integration of this account"));
  return faults;
}

function underWay(writes: readonly WriteRef[]): Erasure {
  return { kind: "under-way", writes: writes.map(({ id, state }) => ({ id, state })) };
}

/** @returns the writes that a worker moved on meanwhile. */
async function giveUp(client: pg.PoolClient, writes: readonly WriteRef[]): Promise<WriteRef[]> {
  const results = await recordTransitions(
    client,
    writes.map((write) => ({
      write,
      event: "resolved_give_up",
      leaseToken: null,
      dueAt: null,
      reason: GIVEN_UP,
      changes: { errors: [GIVEN_UP] },
    })),
  );
  return writes.filter((_, index) => results[index]?.kind !== "applied");
}

function reportOf(
  request: ErasureRequest,
  { writes, cards }: Person,
  counts: ErasedCounts,
  givenUp: readonly WriteRef[],
): ErasureReport {
  return {
    erased: request.confirmed,
    jobIds: writes.map(({ id }) => id),
    guestCards: cards.length,
    counts,
    givenUp: givenUp.map(({ id }) => id),
  };
}
