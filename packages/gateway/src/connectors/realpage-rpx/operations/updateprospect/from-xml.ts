import { isSuccess, refusal } from "../../faults.ts";
import type { WriteOutcome } from "../../outcomes.ts";
import { find, textOf, type XmlElement } from "../../xml-reader.ts";

/**
 * Reads the reply of `updateprospect` (wire.md §4.1): `UpdateProspect/message` = SUCCESS, any other text is RPX's refusal,
 * or tells of its own failure.
 */
export function readUpdatedProspect(result: XmlElement): WriteOutcome<null> {
  const text = textOf(find(result, "UpdateProspect"), "message");
  if (text === null) return { kind: "outcome-unknown", reason: "RPX answered without a message." };
  return isSuccess(text) ? { kind: "confirmed", value: null } : refusal(text);
}
