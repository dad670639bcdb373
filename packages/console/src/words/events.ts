import type { Tone } from "../ui/badge.tsx";

type Words = { readonly label: string; readonly tone: Tone };

/** What can happen to a write, in words. */
const eventWords: Readonly<Record<string, Words>> = {
  accepted: { label: "Accepted and on disk", tone: "plain" },
  send_started: { label: "Sending began", tone: "busy" },
  confirmed: { label: "RealPage stored it", tone: "good" },
  confirmed_without_id: { label: "RealPage stored it and named no guest card", tone: "warn" },
  refused: { label: "RealPage refused it", tone: "bad" },
  refused_in_doubt: { label: "RealPage refused to repeat what it may have carried out", tone: "ask" },
  postponed: { label: "Not stored; to be sent again later", tone: "warn" },
  blocked: { label: "RealPage refuses the integration; it waits", tone: "warn" },
  outcome_lost: { label: "The reply was lost: it may be stored", tone: "warn" },
  interrupted: { label: "Its sender stopped half-way: it may be stored", tone: "warn" },
  look_up_wanted: { label: "To be looked up before it is sent again", tone: "busy" },
  look_up_found: { label: "Looked up: RealPage holds it", tone: "good" },
  look_up_absent: { label: "Looked up: RealPage does not hold it", tone: "busy" },
  look_up_open: { label: "Looked up: not to be seen yet", tone: "warn" },
  look_up_ambiguous: { label: "Looked up: several guest cards may be it", tone: "ask" },
  card_taken: { label: "RealPage named a guest card of another lead", tone: "ask" },
  deadline_passed: { label: "The deadline passed", tone: "bad" },
  step_failed: { label: "Guestcard itself failed at it until the deadline", tone: "ask" },
  read_back_found: { label: "Read back from RealPage", tone: "good" },
  read_back_open: { label: "Not to be read back yet", tone: "busy" },
  read_back_abandoned: { label: "Could not be read back", tone: "warn" },
  resolved_confirm: { label: "A person confirmed it", tone: "good" },
  resolved_send_again: { label: "A person had it sent again", tone: "busy" },
  resolved_give_up: { label: "A person gave it up", tone: "bad" },
  retried: { label: "Retried as a new write", tone: "plain" },
};

/** An event in words. One that this page does not know yet is shown by its name. */
export const wordsOfEvent = (event: string): Words =>
  eventWords[event] ?? { label: event.replaceAll("_", " "), tone: "plain" };
