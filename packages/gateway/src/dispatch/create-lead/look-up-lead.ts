import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import { type Delivery, fromNow, type StepResult, takeStep } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { matchGuestCard } from "./match-guest-card.ts";
import { clockTolerance, momentOfLocalTime, propertyLocalTime } from "../property-clock.ts";
import type { LeadUpstream } from "./send-lead.ts";
import { msUntilSettled, pauseOfLookUp } from "../settle-time.ts";
import { rivalLeads } from "./rival-leads.ts";

const DAY_MS = 86_400_000;

/**
 * Asks RPX once whether it holds a lead whose outcome is not known. Found: stored. Not found by a search that began
 * after the settle time: absent. Several equally likely cards, one of a namesake, or one that may as well be that of another
 * lead: a person has to say. Otherwise asked again later.
 *
 * An e-mail address finds quickly and proves nothing by finding nothing, because RPX may not have kept it as it was
 * sent: what settles is asked for by its creation, in whole days, because RPX may know no more of it. That may be long
 * after a restore, so that the e-mail address is asked for first there too.
 */
export async function lookUpLead(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  if (delivery.times.breaksLookUp && write.state === "unknown")
    return (await takeStep(delivery, write, "look_up_absent", fromNow(0), { reason: "Not looked up." })).next;
  const { site, card } = write.upstream as LeadUpstream;
  const since = write.uncertainSince ?? write.acceptedAt;
  const hasSettled = msUntilSettled(delivery, write) <= 0;
  const tolerance = clockTolerance(write.utcOffsetMinutes);
  const earliest = new Date(since.getTime() - tolerance);
  const searchedAt = Date.now();
  const isLate = searchedAt >= write.deadlineAt.getTime();
  const isByCreation = card.email === null || (hasSettled && (write.lookUps > 0 || isLate));
  const maySettle = isByCreation && hasSettled;
  const localDay = (moment: Date): string => propertyLocalTime(moment, write.utcOffsetMinutes).slice(0, 10);
  const { outcome, exchange: record } = await delivery.rpx.searchProspects(
    delivery.call,
    site,
    isByCreation
      ? {
          // A day more, should the clock of this process be behind.
          createDate: {
            from: `${localDay(earliest)}T00:00:00`,
            to: `${localDay(new Date(searchedAt + tolerance + DAY_MS))}T23:59:59`,
          },
        }
      : { email: card.email },
  );
  const exchange = { outcome: outcome.kind, record };
  const lookUps = write.lookUps + 1;

  async function askAgain(reason: string): Promise<StepResult> {
    const dueAt = fromNow(pauseOfLookUp(delivery, write));
    return (
      await takeStep(delivery, write, "look_up_open", dueAt, {
        reason,
        exchange,
        changes: { lookUps },
      })
    ).next;
  }

  /** @param what may be this lead and may not. */
  async function review(what: string, candidates: readonly string[]): Promise<StepResult> {
    const reason = `Needs review: ${what}`;
    const changes = { lookUps, errors: [reason] };
    return (
      await takeStep(delivery, write, "look_up_ambiguous", null, {
        reason,
        detail: { candidates },
        exchange,
        changes,
      })
    ).next;
  }

  if (outcome.kind !== "answered") return askAgain(`RPX could not be asked: ${outcome.reason}`);

  const inTime = outcome.value.filter((found) => wasMadeSince(found, earliest, write.utcOffsetMinutes));
  const match = matchGuestCard(card, await unclaimed(delivery, write, inTime));
  switch (match.kind) {
    case "one": {
      const { guestCardId } = match.guestCard;
      const rivals = await rivalLeads(delivery, write, match.guestCard);
      if (rivals.length > 0)
        return review(
          `RPX holds guest card ${guestCardId}, which is that of this lead or of another: ${rivals.join(", ")}.`,
          [guestCardId],
        );
      const { result, next } = await takeStep(delivery, write, "look_up_found", fromNow(0), {
        reason: `RPX holds it as guest card ${guestCardId}.`,
        detail: { guest_card_id: guestCardId },
        changes: { guestCardId, lookUps, errors: [] },
        claim: { guestCardId, mayBeTaken: false },
        exchange,
      });
      // Another write took the card between our question and our claim: it is not ours.
      return result.kind === "card-taken"
        ? askAgain(`Guest card ${guestCardId} belongs to another write.`)
        : next;
    }
    case "unsure":
      return review(
        `RPX holds guest cards of which this lead may be one: ${match.guestCardIds.join(", ")}.`,
        match.guestCardIds,
      );
    case "none": {
      if (!maySettle) return askAgain("RPX does not show it yet.");
      if (write.state === "unknown") {
        const reason = "RPX does not hold it.";
        return (
          await takeStep(delivery, write, "look_up_absent", fromNow(0), {
            reason,
            exchange,
            changes: { lookUps },
          })
        ).next;
      }
      const reason =
        "Needs review: RPX answered that it stored the lead, named no guest card, and shows none.";
      const changes = { lookUps, errors: [reason] };
      return (await takeStep(delivery, write, "look_up_absent", null, { reason, exchange, changes })).next;
    }
    default:
      return match satisfies never;
  }
}

/**
 * A card without a creation time cannot be told from an older one and stays a candidate. Midnight is what is read where
 * RPX tells the day alone: it may have been made until its end.
 */
function wasMadeSince(card: FoundGuestCard, earliest: Date, utcOffsetMinutes: number | null): boolean {
  if (card.createDate === null) return true;
  const made = momentOfLocalTime(card.createDate.replace("T00:00:00", "T23:59:59"), utcOffsetMinutes);
  return made === null || made >= earliest;
}

/** Leaves out the cards that belong to other writes. */
async function unclaimed(
  delivery: Delivery,
  write: LoadedWrite,
  cards: readonly FoundGuestCard[],
): Promise<readonly FoundGuestCard[]> {
  if (cards.length === 0) return cards;
  const claimed = await delivery.pool.query<{ guest_card_id: string }>(
    `select guest_card_id from guest_card_claims
     where integration_id = $1 and x_property_id = $2 and guest_card_id = any($3) and write_id <> $4`,
    [write.integrationId, write.xPropertyId, cards.map((card) => card.guestCardId), write.id],
  );
  const taken = new Set(claimed.rows.map((row) => row.guest_card_id));
  return cards.filter((card) => !taken.has(card.guestCardId));
}
