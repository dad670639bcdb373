import type { Delivery } from "../delivery.ts";
import type { LoadedWrite } from "../loaded-write.ts";

const UNSETTLED = `
select id from writes
where integration_id = $1 and person_key = $2 and uncertain_since is not null and id <> $3
  and operation = 'create_lead' and state in ('needs_review', 'given_up') and retried_by is null
  and uncertain_until + $4 * interval '1 millisecond' >= $5
order by id`;

/**
 * Other leads of the person of which nobody knows whether RPX stored them, at `since` or later: they wait for a person,
 * or one gave them up. A card that was made since then may be that of one of these. A lead that was retried is not among
 * them, because its retry took its place.
 * @returns their ids.
 */
export async function unsettledLeads(
  delivery: Delivery,
  write: LoadedWrite,
  since: Date,
): Promise<readonly string[]> {
  const { rows } = await delivery.pool.query<{ id: string }>(UNSETTLED, [
    write.integrationId,
    write.personKey,
    write.id,
    delivery.times.settleMs,
    since,
  ]);
  return rows.map(({ id }) => id);
}
