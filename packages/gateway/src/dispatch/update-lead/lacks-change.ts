import type pg from "pg";
import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";
import { isGiven } from "../../people/is-given.ts";
import { phoneDigits } from "../../people/phone-digits.ts";
import type { LoadedWrite } from "../loaded-write.ts";
import type { AlwaysSent } from "./bring-up-to-date.ts";

/**
 * Whether a guest card shows another name, or lacks a phone, than a change named: RPX may not show it yet. Only what goes
 * along with every change is compared, as the next change could undo nothing else.
 */
export async function lacksChange(
  pool: pg.Pool,
  { accountId, id }: Pick<LoadedWrite, "accountId" | "id">,
  card: FoundGuestCard,
): Promise<boolean> {
  const { rows } = await pool.query<{ named: AlwaysSent }>({
    name: "read-what-a-change-names",
    text: "select request as named from writes where account_id = $1 and id = $2",
    values: [accountId, id],
  });
  const named = rows[0]?.named ?? {};
  const head = card.prospects[0];
  const shown = (head?.phones ?? []).map(phoneDigits);
  return (
    isOther(named.first_name, head?.firstName) ||
    isOther(named.last_name, head?.lastName) ||
    [named.phone_1, named.phone_2].some((phone) => isGiven(phone) && !shown.includes(phoneDigits(phone)))
  );
}

const isOther = (named: string | null | undefined, shown: string | null | undefined): boolean =>
  isGiven(named) && named.trim() !== shown?.trim();
