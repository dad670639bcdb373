import type { GuestCardChange } from "../../connectors/realpage-rpx/guest-card.ts";
import { readBackCard } from "../create-lead/read-back-lead.ts";
import { type Delivery, fromNow, type StepResult, takeStep, type Upstream } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { type CallForWrite, sendWrite } from "../send-write.ts";
import { bringUpToDate } from "./bring-up-to-date.ts";
import { lacksChange } from "./lacks-change.ts";

/** What an `update_lead` write sends. */
export type LeadUpdateUpstream = Upstream & { readonly change: GuestCardChange };

/** The call that changes a guest card. */
export const callForLeadUpdate: CallForWrite<null> = (rpx, call, write) => {
  const { site, change } = write.upstream as LeadUpdateUpstream;
  return rpx.updateProspect(call, site, change);
};

/** Changes a guest card once. */
export async function sendLeadUpdate(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { site, change: accepted } = write.upstream as LeadUpdateUpstream;
  const { guestCardId } = accepted;
  const change = await bringUpToDate(delivery.pool, write, accepted);
  return sendWrite<null>(delivery, write, {
    isRepeat: write.uncertainSince !== null,
    call: () => delivery.rpx.updateProspect(delivery.call, site, change),
    confirm: async ({ write: sent, exchange }) =>
      (
        await takeStep(delivery, sent, "confirmed", fromNow(0), {
          detail: { guest_card_id: guestCardId },
          changes: { guestCardId, errors: [] },
          exchange,
        })
      ).next,
  });
}

/** An update says what shall be, not what shall be added: sending it again is the surest way to know that it is so. */
export async function repeatLeadUpdate(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const reason = "Whether RPX has made the change is not known; it is safe to send it again.";
  const changes = { lookUps: write.lookUps + 1 };
  return (await takeStep(delivery, write, "look_up_absent", fromNow(0), { reason, changes })).next;
}

/**
 * Reads the changed guest card back into its lead. Until RPX shows the change, or would have to, the record stays as it is
 * and the write `stored`: the next change goes by both.
 */
export function readBackLeadUpdate(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const { site, change } = write.upstream as LeadUpdateUpstream;
  return readBackCard(delivery, write, site, change.guestCardId, (card) =>
    lacksChange(delivery.pool, write, card),
  );
}
