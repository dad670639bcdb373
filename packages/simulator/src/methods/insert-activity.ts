import { applicationFault } from "../soap/replies.ts";
import { child, tag, textOf } from "../soap/xml.ts";
import { answer, type Method } from "./method.ts";
import { leaves } from "./read-guest-card.ts";

/** Thrown where RPX answers with a fault instead of a payload. */
export class Faulted extends Error {
  readonly reply = applicationFault(this.message, 200, "An error occurred in OneSite.");
}

/** `insertactivity` (wire.md §4.1): `Activity/NewID`. */
export const insertActivity: Method = ({ cards, site, operation, twists }) => {
  const element = child(operation, "activity");
  const card = cards.get((textOf(element, "guestcardid") ?? "").trim());
  if (twists.message !== null) throw new Faulted(twists.message);
  if (!card || card.siteId !== site.siteId) throw new Faulted("Invalid guestcardid.");
  const type = textOf(element, "typeid");
  if (type !== null && !site.activityTypes.some((item) => item.value === type))
    throw new Faulted("Invalid typeid.");
  const fields = leaves(element);
  const activeOn = twists.datesActivitiesByAction ? fields["actiondate"] : undefined;
  const activity = cards.addActivity(card, fields, activeOn);
  return answer(
    `<Activity xmlns="">${twists.withoutIds ? "" : tag("NewID", activity.id)}</Activity>`,
    activity.id,
  );
};
