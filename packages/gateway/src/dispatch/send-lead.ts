import type { GuestCardInput, InsertedGuestCard } from "../connectors/realpage-rpx/guest-card.ts";
import type { Exchange, WriteOutcome } from "../connectors/realpage-rpx/outcomes.ts";
import type { Transition } from "../status/transitions.ts";
import {
  type Delivery,
  fromNow,
  growingPause,
  type StepResult,
  takeStep,
  type Upstream,
} from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";
import { propertyLocalTime } from "./property-clock.ts";

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 5 * 60_000;
/** The first look-up: most stored cards show at once, and a second spares asking too early. */
const FIRST_LOOK_UP_MS = 1000;

/** What a `create_lead` write sends; `dateContact` is added at the time of sending. */
export type LeadUpstream = Upstream & { readonly card: Omit<GuestCardInput, "dateContact"> };

type KeptExchange = NonNullable<Transition["exchange"]>;

/** Sends a lead once. The intent is on disk before the first byte leaves. */
export async function sendLead(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const upstream = write.upstream as LeadUpstream;
  const startedAt = new Date();
  const intent = await takeStep(delivery, write, "send_started", write.dueAt, {
    changes: { attempts: write.attempts + 1 },
  });
  if (!intent.next) return null;
  const card: GuestCardInput = {
    ...upstream.card,
    dateContact: propertyLocalTime(startedAt, write.utcOffsetMinutes),
  };
  const { outcome, exchange } = await delivery.rpx.insertProspect(delivery.call, upstream.site, card);
  if (outcome.kind !== "blocked" && outcome.kind !== "retry-later")
    await delivery.blocks.unblock(write.xPropertyId);
  return settleSend(delivery, intent.next, startedAt, outcome, exchange);
}

async function settleSend(
  delivery: Delivery,
  write: LoadedWrite,
  startedAt: Date,
  outcome: WriteOutcome<InsertedGuestCard>,
  record: Exchange,
): Promise<StepResult> {
  const exchange: KeptExchange = { outcome: outcome.kind, record };
  const uncertain = { uncertainSince: startedAt, uncertainUntil: new Date() };
  switch (outcome.kind) {
    case "confirmed":
      return outcome.value.guestCardId === null
        ? locate(delivery, write, exchange, uncertain)
        : confirm(delivery, write, exchange, { ...outcome.value, guestCardId: outcome.value.guestCardId });
    case "rejected": {
      const changes = { errors: [outcome.reason] };
      return (await takeStep(delivery, write, "refused", null, { reason: outcome.reason, exchange, changes }))
        .next;
    }
    case "retry-later": {
      const pause = growingPause(write.attempts - 1, FIRST_RETRY_MS, LONGEST_RETRY_MS);
      return (
        await takeStep(delivery, write, "postponed", fromNow(pause), { reason: outcome.reason, exchange })
      ).next;
    }
    case "blocked": {
      const { cause, reason } = outcome;
      const probeAt = await delivery.blocks.block(write.xPropertyId, cause, reason);
      delivery.log.warn({ job_id: write.id, cause, reason }, "integration blocked");
      return (await takeStep(delivery, write, "blocked", probeAt, { reason, exchange, detail: { cause } }))
        .next;
    }
    case "outcome-unknown": {
      const { reason } = outcome;
      const dueAt = fromNow(FIRST_LOOK_UP_MS);
      return (
        await takeStep(delivery, write, "outcome_lost", dueAt, { reason, exchange, changes: uncertain })
      ).next;
    }
    default:
      return outcome satisfies never;
  }
}

async function locate(
  delivery: Delivery,
  write: LoadedWrite,
  exchange: KeptExchange,
  changes: { uncertainSince: Date; uncertainUntil: Date },
): Promise<StepResult> {
  const reason = "RPX stored the lead and named no guest card.";
  return (await takeStep(delivery, write, "confirmed_without_id", fromNow(0), { reason, changes, exchange }))
    .next;
}

async function confirm(
  delivery: Delivery,
  write: LoadedWrite,
  exchange: KeptExchange,
  card: InsertedGuestCard & { guestCardId: string },
): Promise<StepResult> {
  const { guestCardId, alreadyExisted, customerIds } = card;
  const { result, next } = await takeStep(delivery, write, "confirmed", fromNow(0), {
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
  return (
    await takeStep(delivery, write, "card_taken", null, { reason, changes: { errors: [reason] }, exchange })
  ).next;
}
