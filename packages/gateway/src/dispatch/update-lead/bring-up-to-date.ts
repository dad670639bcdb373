import type pg from "pg";
import type { GuestCardChange } from "../../connectors/realpage-rpx/guest-card.ts";
import { type HeldPhones, withHeldPhones } from "../../records/models/lead-phones.ts";
import type { LoadedWrite } from "../loaded-write.ts";

/** What RPX is sent with every change, named or not: the names, and the phones as one list. */
export type AlwaysSent = HeldPhones & {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
};

/** What a change names, what the record of its lead says, and the changes that RPX made and did not show yet, so that it lacks them. */
const HELD = `
select w.request as named, r.data as recorded, array(
    select o.request from writes o
    where o.integration_id = w.integration_id and o.person_key = w.person_key and o.operation = 'update_lead'
      and o.due_at < 'infinity' and o.state = 'stored'
    order by o.id) as made
from writes w
left join records r on r.account_id = w.account_id and r.model = 'leads' and r.integration_id = w.integration_id
  and r.x_property_id = w.x_property_id and r.x_id = $3
where w.account_id = $1 and w.id = $2`;

/**
 * A change as it is to be sent now. What it does not name goes as RPX holds it, and that may have changed since it was
 * accepted: by an earlier change of the same lead, which it must not undo.
 */
export async function bringUpToDate(
  pool: pg.Pool,
  { accountId, id }: Pick<LoadedWrite, "accountId" | "id">,
  change: GuestCardChange,
): Promise<GuestCardChange> {
  const result = await pool.query<{ named: AlwaysSent; recorded: AlwaysSent | null; made: AlwaysSent[] }>({
    name: "read-what-rpx-holds",
    text: HELD,
    values: [accountId, id, change.guestCardId],
  });
  const [row] = result.rows;
  if (!row) return change;
  const held = row.made.reduce<AlwaysSent>((before, made) => ({ ...before, ...made }), row.recorded ?? {});
  const { named } = row;
  return {
    ...change,
    firstName: named.first_name ?? held.first_name ?? change.firstName,
    lastName: named.last_name ?? held.last_name ?? change.lastName,
    phones: withHeldPhones(change.phones, named, held),
  };
}
