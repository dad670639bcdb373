import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import type { Delivery } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { matchGuestCard } from "./match-guest-card.ts";
import type { LeadUpstream } from "./send-lead.ts";

// A retry may be what its own first job was: it takes that one's card.
const UNSETTLED = `
select id, upstream from writes
where integration_id = $1 and person_key = $2 and uncertain_since is not null and id <> $3
  and operation = 'create_lead' and state in ('needs_review', 'given_up') and retried_by is distinct from $3
order by id`;

/**
 * Other leads, of which nobody knows whether RPX stored them, and whose card `guestCard` may be as well: they wait for a
 * person, or one gave them up. When they were sent says little, because RPX may tell of a card's creation only the day,
 * or nothing.
 * @returns their ids.
 */
export async function unsettledLeads(
  delivery: Delivery,
  write: LoadedWrite,
  guestCard: FoundGuestCard,
): Promise<readonly string[]> {
  const { rows } = await delivery.pool.query<{ id: string; upstream: LeadUpstream }>(UNSETTLED, [
    write.integrationId,
    write.personKey,
    write.id,
  ]);
  return rows
    .filter(({ upstream }) => matchGuestCard(upstream.card, [guestCard]).kind !== "none")
    .map(({ id }) => id);
}
