import { type Static, Type } from "typebox";
import { type Fault, fault } from "../../faults/faults.ts";
import { firstCharacterNotInXml } from "../../intake/text-rules.ts";
import type { Resolution } from "../../status/resolve-write.ts";

const LONGEST_ID = 100;
const LONGEST_REASON = 1000;

export const resolutionBody = Type.Object(
  {
    action: Type.Enum(["confirm", "send_again", "give_up"]),
    guest_card_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: LONGEST_ID,
        description: "With `confirm`, of a new lead: RPX's id of the card that holds it.",
      }),
    ),
    reason: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: LONGEST_REASON,
        description: "With `give_up`: what callers read in `errors`.",
      }),
    ),
  },
  { additionalProperties: false },
);

/** What a body that met the schema says; or what is wrong with it. */
export function readResolution(
  body: Static<typeof resolutionBody>,
  deadlineAt: Date,
): Resolution | readonly Fault[] {
  const { action, guest_card_id: guestCardId, reason } = body;
  const faults: Fault[] = [];
  if (guestCardId !== undefined && action !== "confirm")
    faults.push(fault("custom", "guest_card_id", "Belongs to the action confirm"));
  if (reason !== undefined && action !== "give_up")
    faults.push(fault("custom", "reason", "Belongs to the action give_up"));
  for (const [field, text] of Object.entries({ guest_card_id: guestCardId, reason })) {
    const character = text === undefined ? null : firstCharacterNotInXml(text);
    if (character !== null) faults.push(fault("invalid_string", field, `Must not contain ${character}`));
  }
  if (faults.length > 0) return faults;
  switch (action) {
    case "confirm":
      // RPX's ids have no blanks around them; with them a card would not be known as another lead's.
      return { action, guestCardId: guestCardId?.trim() || null };
    case "send_again":
      return { action, deadlineAt };
    case "give_up":
      return { action, reason: reason ?? null };
    default:
      return action satisfies never;
  }
}
