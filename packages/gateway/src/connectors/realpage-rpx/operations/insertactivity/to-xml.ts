import { ACTIVITY_STATUSES } from "../../assumptions.ts";
import type { ActivityInput } from "../../activity.ts";
import { always, element } from "../../envelope.ts";

/** The `activity` argument of `insertactivity` (wire.md §4.1). What is null is left out. */
export function insertActivityXml(activity: ActivityInput): string {
  return always(
    "activity",
    element("guestcardid", activity.guestCardId) +
      element("actiondate", activity.actionDate) +
      element("comments", activity.comments) +
      element("creatorid", activity.agentId) +
      element("typeid", activity.typeId) +
      element("statid", activity.status && ACTIVITY_STATUSES[activity.status]) +
      element("losttrafficreasonid", activity.lossReasonId) +
      element("statuschangedbit", activity.status && 1) +
      element("unitid", activity.unitId),
  );
}
