import type pg from "pg";
import type { GuestCardChange, RpxPhone } from "../../connectors/realpage-rpx/guest-card.ts";
import type { LoadedWrite } from "../loaded-write.ts";

/** What RPX is sent with every change, named or not: the names, and the phones as one list. */
type AlwaysSent = {
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly phone_1?: string | null;
  readonly phone_2?: string | null;
};

/** What a change names, what the record of its lead says, and the changes that RPX made and that were not read back into it yet. */
const HELD = `
select w.request as named, r.data as recorded, array(
    select o.request from writes o
    where o.integration_id = w.integration_id and o.person_key = w.person_key and o.operation = 'update_lead'
      and o.operation <> 'create_lead' and o.due_at < 'infinity' and o.state = 'stored'
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
    phones: phonesNow(change.phones, named, held),
  };
}

/** Where one phone is named, the other is as it is held now. */
function phonesNow(phones: readonly RpxPhone[], named: AlwaysSent, held: AlwaysSent): readonly RpxPhone[] {
  const [isFirst, isSecond] = [isGiven(named.phone_1), isGiven(named.phone_2)];
  const phone = phones.find(({ number }) => number === (isFirst ? named.phone_1 : named.phone_2));
  if (isFirst === isSecond || !phone) return phones;
  const other = isFirst ? held.phone_2 : held.phone_1;
  if (!isGiven(other)) return [phone];
  const kept: RpxPhone = { number: other, type: null };
  return isFirst ? [phone, kept] : [kept, phone];
}

const isGiven = (text: string | null | undefined): text is string =>
  text !== undefined && text !== null && text !== "";
