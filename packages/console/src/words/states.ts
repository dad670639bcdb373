import type { Write } from "@guestcard/sdk";
import type { Tone } from "../ui/badge.tsx";

/** Where a write stands. */
export type WriteState = Write["state"];

type Words = {
  readonly label: string;
  readonly tone: Tone;
  /** What it means; what to do, the API says. */
  readonly meaning: string;
};

/** The states of a write in words; docs/operations.md has the same in full. */
export const stateWords: Readonly<Record<WriteState, Words>> = {
  waiting: {
    label: "Waiting",
    tone: "busy",
    meaning: "It is to be sent, and is surely not in RealPage yet.",
  },
  sending: { label: "Sending", tone: "busy", meaning: "A call to RealPage is under way." },
  unknown: {
    label: "Outcome unknown",
    tone: "warn",
    meaning: "RealPage may hold it: the reply was lost. It is not sent again blindly.",
  },
  locating: {
    label: "Locating",
    tone: "warn",
    meaning: "RealPage said that it stored it and named no guest card. It is never sent again by itself.",
  },
  stored: { label: "Delivered", tone: "good", meaning: "RealPage holds it. The record is being read back." },
  done: { label: "Delivered", tone: "good", meaning: "RealPage holds it, and the record was read back." },
  rejected: {
    label: "Refused",
    tone: "bad",
    meaning: "RealPage refused it.",
  },
  expired: {
    label: "Expired",
    tone: "bad",
    meaning: "Its deadline passed, and it surely was never stored.",
  },
  needs_review: {
    label: "Needs review",
    tone: "ask",
    meaning: "RealPage cannot be asked what became of it.",
  },
  given_up: {
    label: "Given up",
    tone: "bad",
    meaning: "A person settled that it will not be delivered.",
  },
};

/** The states in the order in which a filter offers them. */
export const writeStates = Object.keys(stateWords) as WriteState[];

/** What a write does. */
export const operationWords: Readonly<Record<string, string>> = {
  create_lead: "New lead",
  update_lead: "Change of a lead",
  create_lead_event: "Event of a lead",
};
