import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { RpxCredentials } from "../connectors/realpage-rpx/credentials.ts";
import type { Called, ReadOutcome, TooMuch } from "../connectors/realpage-rpx/outcomes.ts";
import type { RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import type { Lane } from "../dispatch/lane.ts";
import type { SyncError } from "./run-store.ts";

/** What a sync uses of a lane. */
export type SyncLane = Pick<Lane, "leased" | "backgroundCall">;

/** A call that hands items over, as one attempt makes it. */
export type ListCall<T> = (call: RpxCall, onItem: (item: T) => void) => Promise<Called<ReadOutcome<unknown>>>;

/** A call as one attempt makes it. */
export type Call = (call: RpxCall) => Promise<Called<ReadOutcome<unknown>>>;

/** What a call came to whose items the caller takes itself. `too-much`: RPX may answer where it is asked for less. */
export type ReadResult =
  | { readonly kind: "answered" }
  | { readonly kind: "too-much"; readonly tooMuch: TooMuch }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "ended" };

/** What a list read came to. `refused` is noted already; after `ended` nothing more is to be done. */
export type ListResult<T> =
  | { readonly kind: "items"; readonly items: readonly T[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "ended" };

export type Refusal = Exclude<ReadOutcome<never>, { readonly kind: "answered" }>;

/** Reads lists of RPX for one sync, in the lane's turn, and keeps account of what was refused. */
export type Reader = {
  /** The integration's credentials, which only a call's turn gives; null: the lane has ended. */
  credentials(): Promise<RpxCredentials | null>;
  /** @param xPropertyId null for a call that is made for no site. */
  list<T>(method: string, xPropertyId: string | null, make: ListCall<T>): Promise<ListResult<T>>;
  /**
   * Makes a call; `make` is called anew for each try, and each time the call gave way to a lead.
   * @param mayAskForLess a reply that is too large or too slow is then no refusal.
   */
  read(
    method: string,
    xPropertyId: string | null,
    make: Call,
    options: { readonly mayAskForLess: boolean },
  ): Promise<ReadResult>;
  /** Adds to the errors what is missing though no call was refused. */
  note(error: SyncError): void;
  readonly errors: readonly SyncError[];
  /** Why reading on would be in vain; null while it is not. */
  readonly failure: SyncError | null;
  /** True once the lane has ended; the run stays open and is begun again by whoever takes the lane over. */
  readonly hasEnded: boolean;
};

/** Pauses before the second and the third try of a call that RPX did not carry out. */
const RETRY_PAUSES_MS = [1000, 4000];
/** So many calls in a row that RPX did not carry out, each tried three times: it is away. */
const AWAY_AFTER_CALLS = 3;
/** So many refusals in a row of the credentials themselves, after others were accepted: they were withdrawn. */
const WITHDRAWN_AFTER_CALLS = 3;
/** A run's row shows the first of them; beyond that the list says nothing new. */
const MOST_ERRORS = 1000;

export function createReader(
  lane: SyncLane,
  log: Logger,
  retryPausesMs: readonly number[] = RETRY_PAUSES_MS,
): Reader {
  const errors: SyncError[] = [];
  let wasAnswered = false;
  let failure: SyncError | null = null;
  let hasEnded = false;
  let inARow: { readonly kind: string; count: number } = { kind: "", count: 0 };

  /** One attempt in the lane's turn. Null: the lane has ended. */
  async function attempt(make: Call): Promise<Called<ReadOutcome<unknown>> | null> {
    let broken: { readonly error: unknown } | null = null;
    try {
      return await lane.backgroundCall(async (call) => {
        broken = null;
        try {
          return await make(call);
        } catch (error) {
          broken = { error };
          throw error;
        }
      });
    } catch (error) {
      hasEnded = true;
      if (broken) throw error;
      return null;
    }
  }

  function note(error: SyncError): void {
    if (errors.length < MOST_ERRORS) errors.push(error);
  }

  function refuse(method: string, xPropertyId: string | null, refusal: Refusal): void {
    const error = { x_property_id: xPropertyId, method, kind: refusal.kind, reason: refusal.reason };
    note(error);
    const isCredentials =
      refusal.kind === "blocked" && (refusal.cause === "credentials" || refusal.cause === "forbidden");
    const kind = refusal.kind === "retry-later" || isCredentials ? refusal.kind : "";
    inARow = { kind, count: kind === inARow.kind ? inARow.count + 1 : 1 };
    if (isCredentials && (!wasAnswered || inARow.count >= WITHDRAWN_AFTER_CALLS)) failure ??= error;
    if (refusal.kind === "retry-later" && inARow.count >= AWAY_AFTER_CALLS) failure ??= error;
  }

  const read: Reader["read"] = async (method, xPropertyId, make, { mayAskForLess }) => {
    for (let tries = 0; ; tries++) {
      if (hasEnded || failure) return { kind: "ended" };
      const called = await attempt(make);
      if (!called) return { kind: "ended" };
      const { outcome, exchange } = called;
      if (outcome.kind === "answered") {
        wasAnswered = true;
        inARow = { kind: "", count: 0 };
        return { kind: "answered" };
      }
      const context = { method, x_property_id: xPropertyId, kind: outcome.kind, reason: outcome.reason };
      if (outcome.kind === "retry-later" && outcome.tooMuch && mayAskForLess) {
        log.info(context, "RPX is asked for less at once");
        return { kind: "too-much", tooMuch: outcome.tooMuch };
      }
      const waitMs = retryPausesMs[tries];
      if (outcome.kind !== "retry-later" || waitMs === undefined) {
        log.warn({ ...context, message_log_id: exchange.messageLogId }, "RPX refused a read");
        refuse(method, xPropertyId, outcome);
        return { kind: "refused", refusal: outcome };
      }
      await pause(waitMs);
    }
  };

  return {
    note,
    errors,
    get failure() {
      return failure;
    },
    get hasEnded() {
      return hasEnded;
    },
    async credentials() {
      try {
        return await lane.backgroundCall(async (call) => Promise.resolve(call.credentials));
      } catch {
        hasEnded = true;
        return null;
      }
    },
    read,
    async list<T>(method: string, xPropertyId: string | null, make: ListCall<T>): Promise<ListResult<T>> {
      let items: T[] = [];
      const anew: Call = (call) => {
        // What an attempt brought that gave way or failed is not kept.
        const mine: T[] = [];
        items = mine;
        return make(call, (item) => void mine.push(item));
      };
      const done = await read(method, xPropertyId, anew, { mayAskForLess: false });
      switch (done.kind) {
        case "answered":
          return { kind: "items", items };
        case "refused":
        case "ended":
          return done;
        case "too-much":
          throw new Error("A list cannot be asked for less.");
        default:
          return done satisfies never;
      }
    },
  };
}
