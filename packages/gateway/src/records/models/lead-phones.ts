import type { RpxPhone } from "../../connectors/realpage-rpx/guest-card.ts";
import { isGiven } from "../../people/is-given.ts";

/** The phones of a lead by the contract's names; null or blank: none. */
export type LeadPhones = { readonly phone_1?: string | null; readonly phone_2?: string | null };

/** The phones of a lead's record, with those beyond the contract's two. */
export type HeldPhones = LeadPhones & {
  readonly custom_data?: { readonly other_phones?: readonly string[] };
};

/**
 * The phones that a change is sent with. RPX takes them as one list (assumed), so a change that names one must not drop
 * the others: they go as they are held.
 * @param phones as the change was accepted with.
 */
export function withHeldPhones(
  phones: readonly RpxPhone[],
  named: LeadPhones,
  held: HeldPhones,
): readonly RpxPhone[] {
  const [isFirst, isSecond] = [isGiven(named.phone_1), isGiven(named.phone_2)];
  if (!isFirst && !isSecond) return phones;
  const first = isFirst ? phones.find(({ number }) => number === named.phone_1) : asHeld(held.phone_1);
  const second = isSecond
    ? phones.slice(isFirst ? 1 : 0).find(({ number }) => number === named.phone_2)
    : asHeld(held.phone_2);
  return [first, second, ...(held.custom_data?.other_phones ?? []).map(asHeld)].filter(
    (phone) => phone !== undefined,
  );
}

/** RPX shows no types. */
const asHeld = (number: string | null | undefined): RpxPhone | undefined =>
  isGiven(number) ? { number, type: null } : undefined;
