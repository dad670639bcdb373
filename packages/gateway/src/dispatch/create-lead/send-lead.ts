import type { GuestCardInput, InsertedGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import { type Delivery, fromNow, type StepResult, takeStep, type Upstream } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { propertyLocalTime } from "../property-clock.ts";
import { type CallForWrite, type Confirmed, sendWrite } from "../send-write.ts";

/** What a `create_lead` write sends; `dateContact` is added at the time of sending. */
export type LeadUpstream = Upstream & { readonly card: Omit<GuestCardInput, "dateContact"> };

/** The call that stores a lead. */
export const callForLead: CallForWrite<InsertedGuestCard> = (rpx, call, write, startedAt) => {
  const { site, card } = write.upstream as LeadUpstream;
  const dateContact = propertyLocalTime(startedAt, write.utcOffsetMinutes);
  return rpx.insertProspect(call, site, { ...card, dateContact });
};

/** Sends a lead once. */
export function sendLead(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  return sendWrite<InsertedGuestCard>(delivery, write, {
    // What was lost before was looked up, and is not there.
    isRepeat: false,
    call: (startedAt) => callForLead(delivery.rpx, delivery.call, write, startedAt),
    confirm: (confirmed) =>
      confirmed.value.guestCardId === null
        ? locate(delivery, confirmed)
        : confirm(delivery, confirmed, confirmed.value.guestCardId),
  });
}

async function locate(
  delivery: Delivery,
  { write, exchange, startedAt }: Confirmed<InsertedGuestCard>,
): Promise<StepResult> {
  const reason = "RPX stored the lead and named no guest card.";
  const changes = { uncertainSince: startedAt, isUncertain: true } as const;
  return (await takeStep(delivery, write, "confirmed_without_id", fromNow(0), { reason, changes, exchange }))
    .next;
}

async function confirm(
  delivery: Delivery,
  { write, exchange, value, startedAt }: Confirmed<InsertedGuestCard>,
  guestCardId: string,
): Promise<StepResult> {
  const { alreadyExisted, customerIds } = value;
  // Due as it was: the row's indexed columns stay, so that PostgreSQL updates it in place.
  const { result, next } = await takeStep(delivery, write, "confirmed", "as-before", {
    detail: { guest_card_id: guestCardId, already_existed: alreadyExisted, customer_ids: customerIds },
    changes: { guestCardId, alreadyExisted, errors: [] },
    // A card that was there before may be another write's, unless an earlier attempt of this one made it.
    ...(alreadyExisted && write.uncertainSince === null
      ? {}
      : { claim: { guestCardId, mayBeTaken: alreadyExisted } }),
    exchange,
  });
  if (result.kind !== "card-taken") return next;
  const reason = `RPX answered with guest card ${guestCardId}, which belongs to another write.`;
  delivery.log.error({ job_id: write.id, guest_card_id: guestCardId }, "guest card belongs to another write");
  // RPX may hold it as a card that it did not name.
  const changes = { errors: [reason], uncertainSince: startedAt, isUncertain: true } as const;
  return (await takeStep(delivery, write, "card_taken", null, { reason, changes, exchange })).next;
}
