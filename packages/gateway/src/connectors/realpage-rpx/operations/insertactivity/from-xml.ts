import type { InsertedActivity } from "../../activity.ts";
import type { WriteOutcome } from "../../outcomes.ts";
import { idOf } from "../../values.ts";
import { find, textOf, type XmlElement } from "../../xml-reader.ts";

/** Reads the reply of `insertactivity` (wire.md §4.1): `Activity/NewID`. Without an id nothing says that it was stored. */
export function readInsertedActivity(result: XmlElement): WriteOutcome<InsertedActivity> {
  const activityId = idOf(textOf(find(result, "Activity"), "NewID"));
  return activityId === null
    ? { kind: "outcome-unknown", reason: "RPX answered without the id of an activity." }
    : { kind: "confirmed", value: { activityId } };
}
