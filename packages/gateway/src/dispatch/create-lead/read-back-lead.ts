import type { RpxSite } from "../../connectors/realpage-rpx/credentials.ts";
import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import {
  type Delivery,
  fromNow,
  growingPause,
  leastOfPauses,
  type StepResult,
  takeStep,
} from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import type { LeadUpstream } from "./send-lead.ts";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** 1 + 2 + 4 + … seconds: about 17 minutes. After that the next sync brings the record. */
const MOST_READ_BACKS = 10;

/** Reads a stored lead back, so that `created_record_id` is there at once and not at the next sync. */
export async function readBackLead(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { guestCardId } = write;
  if (guestCardId === null) throw new Error("A stored write has no guest card.");
  const { site } = write.upstream as LeadUpstream;
  return readBackCard(delivery, write, site, guestCardId);
}

/**
 * Whether RPX may still show a card as it was before the write. It is counted by the pauses between the read-backs, as
 * clocks differ; the last read-back takes what there is.
 */
const mayBeLate = ({ times }: Delivery, { readBacks }: LoadedWrite): boolean =>
  readBacks + 1 < MOST_READ_BACKS &&
  leastOfPauses(readBacks, FIRST_PAUSE_MS, LONGEST_PAUSE_MS) <= times.settleMs;

/**
 * Reads a guest card and brings its lead up to date; tried again with growing pauses while RPX does not show it.
 * @param isOld whether a card lacks what the write changed: such a one counts only once the settle time is over.
 */
export async function readBackCard(
  delivery: Delivery,
  write: LoadedWrite,
  site: RpxSite,
  guestCardId: string,
  isOld: (card: FoundGuestCard) => Promise<boolean> = () => Promise.resolve(false),
): Promise<StepResult> {
  const { outcome, exchange: record } = await delivery.rpx.searchProspects(delivery.call, site, {
    guestCardId,
  });
  const exchange = { outcome: outcome.kind, record };
  const readBacks = write.readBacks + 1;
  const card =
    outcome.kind === "answered"
      ? outcome.value.find((found) => found.guestCardId === guestCardId)
      : undefined;
  if (card && !(mayBeLate(delivery, write) && (await isOld(card)))) {
    const stored = await delivery.storeLead(write, card);
    if (stored.kind === "erased")
      return (
        await takeStep(delivery, write, "read_back_abandoned", null, {
          reason: "This person's data was erased, so that no record is kept.",
          changes: { readBacks },
        })
      ).next;
    const changes = { createdRecordId: stored.id, readBacks };
    return (await takeStep(delivery, write, "read_back_found", null, { exchange, changes })).next;
  }
  const reason =
    outcome.kind === "answered" ? "RPX does not show it yet." : `RPX could not be asked: ${outcome.reason}`;
  if (readBacks >= MOST_READ_BACKS)
    return (
      await takeStep(delivery, write, "read_back_abandoned", null, {
        reason,
        exchange,
        changes: { readBacks },
      })
    ).next;
  const dueAt = fromNow(growingPause(write.readBacks, FIRST_PAUSE_MS, LONGEST_PAUSE_MS));
  return (
    await takeStep(delivery, write, "read_back_open", dueAt, { reason, exchange, changes: { readBacks } })
  ).next;
}
