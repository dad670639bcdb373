import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import type { Delivery } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import { matchGuestCard } from "./match-guest-card.ts";
import type { LeadUpstream } from "./send-lead.ts";

// A retry may be what its own first job was: it takes that one's card. Through another integration of the site, leads of
// a person do not go out one after the other. Whose an erased lead was is not known any more: for two days it may be anybody's.
const UNSETTLED = `
select id, case when erased_at is null then upstream end as upstream from writes
where account_id = $1 and (person_key = $2 or person_key = 0 and erased_at > now() - interval '2 days')
  and uncertain_since is not null and id <> $3 and operation = 'create_lead' and x_property_id = $5
  and (state in ('needs_review', 'given_up') and retried_by is distinct from $3
    or state in ('unknown', 'locating') and integration_id <> $4)
order by id`;

const CLAIMED_ELSEWHERE = `
select write_id as id from guest_card_claims
where account_id = $1 and guest_card_id = $2 and x_property_id = $3 and integration_id <> $4`;

/**
 * Other leads of the account whose card `guestCard` may be as well. Of some nobody knows whether RPX stored them: they
 * wait for a person, or one gave them up. When they were sent says little, because RPX may tell of a card's creation only
 * the day, or nothing. Others own that card through another integration, of the same site or of one with the same number
 * at another address.
 * @returns their ids.
 */
export async function rivalLeads(
  delivery: Delivery,
  write: LoadedWrite,
  guestCard: FoundGuestCard,
): Promise<readonly string[]> {
  const { accountId, integrationId, xPropertyId, personKey, id } = write;
  const unsettled = await delivery.pool.query<{ id: string; upstream: LeadUpstream | null }>(UNSETTLED, [
    accountId,
    personKey,
    id,
    integrationId,
    xPropertyId,
  ]);
  const owners = await delivery.pool.query<{ id: string }>(CLAIMED_ELSEWHERE, [
    accountId,
    guestCard.guestCardId,
    xPropertyId,
    integrationId,
  ]);
  const mayBe = unsettled.rows.filter(
    ({ upstream }) => upstream === null || matchGuestCard(upstream.card, [guestCard]).kind !== "none",
  );
  return [...mayBe, ...owners.rows].map((other) => other.id);
}
