import type { ActivityInput, InsertedActivity } from "../../connectors/realpage-rpx/activity.ts";
import { storeEvent } from "../../records/store-event.ts";
import { type Delivery, fromNow, type StepResult, takeStep, type Upstream } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { clockTolerance, propertyLocalTime } from "../property-clock.ts";
import { type CallForWrite, sendWrite } from "../send-write.ts";
import { msUntilSettled, pauseOfLookUp } from "../settle-time.ts";

/** What a `create_lead_event` write sends; `actionDate` is made property-local at the time of sending. */
export type LeadEventUpstream = Upstream & {
  readonly activity: Omit<ActivityInput, "actionDate">;
  /** ISO 8601 UTC. */
  readonly happenedAt: string;
  /** The event as its record will be. */
  readonly event: Readonly<Record<string, unknown>>;
};

/** How far ahead the last activity of a guest card may lie, as that of a tour. */
const LATEST_ACTIVITY_MS = 366 * 86_400_000;

/** The call that stores an activity. */
export const callForLeadEvent: CallForWrite<InsertedActivity> = (rpx, call, write) => {
  const { site, activity, happenedAt } = write.upstream as LeadEventUpstream;
  const actionDate = propertyLocalTime(new Date(happenedAt), write.utcOffsetMinutes);
  return rpx.insertActivity(call, site, { ...activity, actionDate });
};

/** Stores an activity once. */
export function sendLeadEvent(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { guestCardId } = (write.upstream as LeadEventUpstream).activity;
  return sendWrite<InsertedActivity>(delivery, write, {
    // What was lost before was looked up, and is not there.
    isRepeat: false,
    call: (startedAt) => callForLeadEvent(delivery.rpx, delivery.call, write, startedAt),
    confirm: async ({ write: sent, exchange, value }) =>
      (
        await takeStep(delivery, sent, "confirmed", fromNow(0), {
          detail: { guest_card_id: guestCardId, activity_id: value.activityId },
          changes: { guestCardId, errors: [] },
          exchange,
        })
      ).next,
  });
}

/**
 * RPX shows no activities. It does say whether the last activity of a guest card was since the attempt began, or since
 * the event happened (by which of them RPX dates an activity is not known, nor whether it keeps more than the day): none
 * after the settle time means that ours is not there. If there was one, however far ahead, it may be ours or another's, or
 * ours may be before it, and a person has to say.
 */
export async function lookUpLeadEvent(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { site, activity, happenedAt } = write.upstream as LeadEventUpstream;
  const happened = Date.parse(happenedAt);
  const since = write.uncertainSince ?? write.acceptedAt;
  const hasSettled = msUntilSettled(delivery, write) <= 0;
  const tolerance = clockTolerance(write.utcOffsetMinutes);
  const localDay = (ms: number): string =>
    propertyLocalTime(new Date(ms), write.utcOffsetMinutes).slice(0, 10);
  const { outcome, exchange: record } = await delivery.rpx.searchProspects(delivery.call, site, {
    guestCardId: activity.guestCardId,
    lastActivityDate: {
      from: `${localDay(Math.min(since.getTime(), happened) - tolerance)}T00:00:00`,
      to: `${localDay(Math.max(Date.now(), happened) + LATEST_ACTIVITY_MS)}T23:59:59`,
    },
  });
  const exchange = { outcome: outcome.kind, record };
  const lookUps = write.lookUps + 1;
  const changes = { lookUps };
  const isActive =
    outcome.kind === "answered" && outcome.value.some((card) => card.guestCardId === activity.guestCardId);
  if (isActive) {
    const reason = `Needs review: guest card ${activity.guestCardId} had an activity at about that time, which may be this event; RPX does not show which.`;
    const more = { reason, exchange, changes: { lookUps, errors: [reason] } };
    return (await takeStep(delivery, write, "look_up_ambiguous", null, more)).next;
  }
  if (outcome.kind === "answered" && hasSettled) {
    const reason = "The guest card had no activity since: RPX does not hold it.";
    return (await takeStep(delivery, write, "look_up_absent", fromNow(0), { reason, exchange, changes }))
      .next;
  }
  const reason =
    outcome.kind === "answered" ? "RPX does not show it yet." : `RPX could not be asked: ${outcome.reason}`;
  const dueAt = fromNow(pauseOfLookUp(delivery, write));
  return (await takeStep(delivery, write, "look_up_open", dueAt, { reason, exchange, changes })).next;
}

/** RPX shows no activities, so the event's record is made of what RPX has confirmed. */
export async function recordLeadEvent(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { event } = write.upstream as LeadEventUpstream;
  const confirmed = await delivery.pool.query<{ activity_id: string }>(
    `select detail ->> 'activity_id' as activity_id from write_events
     where account_id = $1 and write_id = $2 and event = 'confirmed' order by version desc limit 1`,
    [write.accountId, write.id],
  );
  const activityId = confirmed.rows[0]?.activity_id;
  if (activityId === undefined) {
    const reason = "A person confirmed the event; its id at RPX is not known.";
    return (await takeStep(delivery, write, "read_back_abandoned", null, { reason })).next;
  }
  const stored = await storeEvent(delivery.pool, write, activityId, event);
  if (stored.kind === "erased") throw new Error("An event was taken for an erased lead.");
  const { id } = stored;
  return (await takeStep(delivery, write, "read_back_found", null, { changes: { createdRecordId: id } }))
    .next;
}
