import {
  FAILURE_TEXT,
  FAULT_TEXTS,
  PARAMETER_FAULT,
  WCF_CONTRACT_FAULTS,
  WCF_UNREADABLE_REQUEST,
} from "./assumptions.ts";
import type { Blocked, OutcomeUnknown, Rejected } from "./outcomes.ts";
import { child, find, textOf, type XmlElement } from "./xml-reader.ts";

/** A SOAP fault as RPX or WCF sends it (wire.md §5). */
export type Fault = {
  /** The local part of `faultcode`. */
  readonly code: string;
  /** The most telling of its texts. */
  readonly message: string;
  readonly customMessage: string | null;
  readonly messageLogId: string | null;
};

/** The fault in a reply; null where there is none. It is looked for at any HTTP status. */
export function findFault(envelope: XmlElement): Fault | null {
  const fault = child(child(envelope, "Body"), "Fault");
  if (!fault) return null;
  const code = textOf(fault, "faultcode") ?? "";
  const detail = find(fault, "RPXApplicationFault");
  return {
    code: code.slice(code.indexOf(":") + 1),
    message:
      textOf(detail, "ExceptionMessage") ??
      textOf(fault, "faultstring") ??
      "RPX sent a fault without a text.",
    customMessage: textOf(detail, "CustomMessage"),
    messageLogId: textOf(detail, "MessageLogId"),
  };
}

/** What a fault means for the call that met it. Only what surely was not carried out is anything but unknown. */
export function outcomeOfFault(fault: Fault): Rejected | Blocked | OutcomeUnknown {
  const reason = fault.message;
  const texts = [fault.message, fault.customMessage ?? ""];
  // A failure of RPX's own may speak of a user, a password or a key as well, and may come after it stored.
  if (texts.some((text) => FAILURE_TEXT.test(text))) return { kind: "outcome-unknown", reason };
  // The specific text decides: the generic one about authentication also comes with a licence fault (§5).
  for (const text of texts) {
    const known = FAULT_TEXTS.find((candidate) => candidate.text.test(text));
    if (known) return { kind: "blocked", cause: known.cause, reason };
  }
  if (WCF_CONTRACT_FAULTS.has(fault.code)) return { kind: "blocked", cause: "misconfigured", reason };
  if (fault.code === WCF_UNREADABLE_REQUEST || fault.code === PARAMETER_FAULT) return refusal(reason);
  return { kind: "outcome-unknown", reason };
}

/** Whether a `message` says that RPX did what it was asked for (wire.md §3.2), in any case of its letters. */
export const isSuccess = (message: string): boolean => message.toUpperCase() === "SUCCESS";

/** What RPX's words mean in place of a success: that it refuses the call, unless they speak of a failure of its own. */
export function refusal(reason: string): Rejected | OutcomeUnknown {
  return { kind: FAILURE_TEXT.test(reason) ? "outcome-unknown" : "rejected", reason };
}
