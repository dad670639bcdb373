import { STATUS_ALREADY_THERE } from "../../assumptions.ts";
import { isSuccess, refusal } from "../../faults.ts";
import type { InsertedGuestCard } from "../../guest-card.ts";
import type { WriteOutcome } from "../../outcomes.ts";
import { idOf } from "../../values.ts";
import { find, findAll, textOf, type XmlElement } from "../../xml-reader.ts";

const STATUS_NEW = "NEW";

/**
 * Reads the reply of `insertprospect` (wire.md §3.2). Only `message` = SUCCESS, in any case, is a success; its absence
 * leaves the outcome unknown; any other text is RPX's refusal, or tells of its own failure.
 */
export function readInsertedGuestCard(result: XmlElement): WriteOutcome<InsertedGuestCard> {
  const root = find(result, "InsertProspectResponse");
  const text = textOf(root, "message");
  if (text === null) return { kind: "outcome-unknown", reason: "RPX answered without a message." };
  const message = text.toUpperCase();
  const card = find(root, "Guestcard");
  const status = (textOf(card, "Status") ?? "").toUpperCase();
  // A duplicate may be said by the status or in place of the message; both name the card that was there (§5, DOC).
  const alreadyExisted = STATUS_ALREADY_THERE.has(status) || STATUS_ALREADY_THERE.has(message);
  if (!isSuccess(text) && !alreadyExisted) {
    // A refusal that names a new card contradicts itself: only a look-up can tell.
    return status === STATUS_NEW && cardId(card) !== null
      ? { kind: "outcome-unknown", reason: text }
      : refusal(text);
  }
  return {
    kind: "confirmed",
    value: { guestCardId: cardId(card), alreadyExisted, customerIds: customerIds(root) },
  };
}

/** §3.2: `NewID` if present, non-empty and an id, else `ID`. */
function cardId(card: XmlElement | undefined): string | null {
  for (const name of ["NewID", "ID"]) {
    const id = idOf(textOf(card, name));
    if (id !== null) return id;
  }
  return null;
}

/** Repeats are taken at every level, because with several people the level is not known (§3.2). */
function customerIds(root: XmlElement | undefined): string[] {
  const ids = findAll(root, "CustomerID").map((element) => element.text.trim());
  return [...new Set(ids)].filter((id) => idOf(id) !== null);
}
