/**
 * The life of a write, as a full table of state × event. A pair that is missing does not compile; a pair that is
 * null cannot happen, and asking for it is a broken invariant.
 */

/** Where a write stands. ARCHITECTURE.md draws this. */
export type WriteState =
  /** To be sent when it is due; surely not stored at RPX. */
  | "waiting"
  /** The intent to send is on disk; a request may be on its way. */
  | "sending"
  /** RPX may have stored it: it is being looked up and not sent. */
  | "unknown"
  /** RPX said that it stored it and named no guest card: it is being looked up and never sent again by itself. */
  | "locating"
  /** RPX has stored it; the record is to be read back. */
  | "stored"
  /** RPX has stored it, and nothing is left to do. */
  | "done"
  /** RPX refused it. */
  | "rejected"
  /** The deadline passed and it surely never was stored. */
  | "expired"
  /** Whether it is stored cannot be settled by asking RPX; a person has to. */
  | "needs_review"
  /** A person settled that it will not be delivered. */
  | "given_up";

/** What can happen to a write. */
export type WriteEvent =
  | "send_started"
  | "confirmed"
  | "confirmed_without_id"
  | "refused"
  /** RPX refused to repeat what it may have carried out before. */
  | "refused_in_doubt"
  | "postponed"
  | "blocked"
  | "outcome_lost"
  /** Found in `sending` by a worker that did not send it: the sender died or lost its lease. */
  | "interrupted"
  /** About to be sent again long after an earlier attempt may have reached RPX: look first. */
  | "look_up_wanted"
  | "look_up_found"
  | "look_up_absent"
  /** Not settled yet: RPX may still show it later, or could not be asked. */
  | "look_up_open"
  | "look_up_ambiguous"
  /** The guest card that RPX named belongs to another write. */
  | "card_taken"
  | "deadline_passed"
  /** Guestcard itself failed at it each time until the deadline. */
  | "step_failed"
  | "read_back_found"
  | "read_back_open"
  | "read_back_abandoned"
  | "resolved_confirm"
  | "resolved_send_again"
  | "resolved_give_up"
  /** A new write was made from this failed one. */
  | "retried"
  /** The database was restored: what happened after the backup is not known here, so RPX is asked first. */
  | "restored";

const table: Readonly<Record<WriteState, Readonly<Record<WriteEvent, WriteState | null>>>> = {
  waiting: {
    send_started: "sending",
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: "unknown",
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: "expired",
    step_failed: "needs_review",
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: "given_up",
    retried: null,
    restored: "unknown",
  },
  sending: {
    send_started: null,
    confirmed: "stored",
    confirmed_without_id: "locating",
    refused: "rejected",
    refused_in_doubt: "needs_review",
    postponed: "waiting",
    blocked: "waiting",
    outcome_lost: "unknown",
    interrupted: "unknown",
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: "needs_review",
    deadline_passed: null,
    step_failed: "needs_review",
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: null,
    restored: "unknown",
  },
  unknown: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: "stored",
    look_up_absent: "waiting",
    look_up_open: "unknown",
    look_up_ambiguous: "needs_review",
    card_taken: null,
    deadline_passed: "needs_review",
    step_failed: "needs_review",
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: null,
    restored: "unknown",
  },
  locating: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: "stored",
    look_up_absent: "needs_review",
    look_up_open: "locating",
    look_up_ambiguous: "needs_review",
    card_taken: null,
    deadline_passed: "needs_review",
    step_failed: "needs_review",
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: null,
    restored: "locating",
  },
  stored: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: "done",
    read_back_found: "done",
    read_back_open: "stored",
    read_back_abandoned: "done",
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: null,
    restored: null,
  },
  done: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: null,
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: null,
    restored: null,
  },
  rejected: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: null,
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: "rejected",
    restored: null,
  },
  expired: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: null,
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: "expired",
    restored: null,
  },
  needs_review: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: null,
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: "stored",
    resolved_send_again: "waiting",
    resolved_give_up: "given_up",
    retried: null,
    restored: "needs_review",
  },
  given_up: {
    send_started: null,
    confirmed: null,
    confirmed_without_id: null,
    refused: null,
    refused_in_doubt: null,
    postponed: null,
    blocked: null,
    outcome_lost: null,
    interrupted: null,
    look_up_wanted: null,
    look_up_found: null,
    look_up_absent: null,
    look_up_open: null,
    look_up_ambiguous: null,
    card_taken: null,
    deadline_passed: null,
    step_failed: null,
    read_back_found: null,
    read_back_open: null,
    read_back_abandoned: null,
    resolved_confirm: null,
    resolved_send_again: null,
    resolved_give_up: null,
    retried: "given_up",
    restored: null,
  },
};

/** Every state and every event, for those who walk the table. */
export const writeStates = Object.keys(table) as WriteState[];
export const writeEvents = Object.keys(table.waiting) as WriteEvent[];

/** The state that follows, or null where the event cannot happen in that state. */
export function stateAfter(state: WriteState, event: WriteEvent): WriteState | null {
  return table[state][event];
}

/** What callers are told of a state (Propexo's contract: write-status). */
export type WriteStatus = "PENDING" | "SUCCESS" | "FAILURE";

const statusOf: Readonly<Record<WriteState, WriteStatus>> = {
  waiting: "PENDING",
  sending: "PENDING",
  unknown: "PENDING",
  locating: "PENDING",
  stored: "SUCCESS",
  done: "SUCCESS",
  rejected: "FAILURE",
  expired: "FAILURE",
  // Never a FAILURE: that would invite the caller to post again what RPX may hold already.
  needs_review: "PENDING",
  given_up: "FAILURE",
};

/** What callers are told of a write in `state`. */
export function writeStatus(state: WriteState): WriteStatus {
  return statusOf[state];
}

/** The states a caller is told as `status`. */
export function statesTold(status: WriteStatus): WriteState[] {
  return writeStates.filter((state) => statusOf[state] === status);
}
