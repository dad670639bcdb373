import type { RpxPhone } from "../../connectors/realpage-rpx/guest-card.ts";

/** The phones of a lead by the contract's names; null or empty: none. */
export type LeadPhones = { readonly phone_1?: string | null; readonly phone_2?: string | null };

/**
 * The phones that a change is sent with. RPX takes them as one list (assumed), so a change that names one must not drop
 * the other: that goes as it is held.
 * @param phones as the change was accepted with.
 */
export function withHeldPhone(
  phones: readonly RpxPhone[],
  named: LeadPhones,
  held: LeadPhones,
): readonly RpxPhone[] {
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
