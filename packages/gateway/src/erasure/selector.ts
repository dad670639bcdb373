import { type Fault, fault } from "../faults/faults.ts";
import { isId } from "../intake/resolve-ids.ts";
import { phoneDigits } from "../people/phone-digits.ts";

/** What a person is found by; whatever meets one of them is the person's. */
export type Selector = {
  readonly email: string | null;
  readonly phone: string | null;
  readonly guestCard: { readonly integrationId: string; readonly guestCardId: string } | null;
  readonly jobId: string | null;
};

/** What was asked, field by field. */
export type AskedSelector = {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly integration_id?: string | undefined;
  readonly guest_card_id?: string | undefined;
  readonly job_id?: string | undefined;
};

/** With fewer, a number would meet those of others. */
const FEWEST_DIGITS = 7;

/** Understands what was asked, or says what is wrong with it. */
export function readSelector(
  asked: AskedSelector,
): { readonly selector: Selector } | { readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const { email, phone, guest_card_id: card, integration_id: integration, job_id: job } = asked;
  if (email === undefined && phone === undefined && card === undefined && job === undefined)
    faults.push(fault("custom", "email", "Give email, phone, guest_card_id or job_id"));
  if (email !== undefined && !/^\S+@\S+$/.test(email.trim()))
    faults.push(fault("invalid_string", "email", "Must be an e-mail address"));
  if (phone !== undefined && phoneDigits(phone).length < FEWEST_DIGITS)
    faults.push(fault("invalid_string", "phone", `Must have at least ${FEWEST_DIGITS} digits`));
  if (card !== undefined && (integration === undefined || !isId(integration)))
    faults.push(fault("custom", "integration_id", "Must name the integration of guest_card_id"));
  if (card === undefined && integration !== undefined)
    faults.push(fault("custom", "guest_card_id", "Is needed where integration_id is given"));
  if (job !== undefined && !isId(job)) faults.push(fault("custom", "job_id", "Must be the id of a write"));
  if (faults.length > 0) return { faults };
  return {
    selector: {
      email: email?.trim().toLowerCase() ?? null,
      phone: phone === undefined ? null : phoneDigits(phone),
      guestCard: card === undefined ? null : { integrationId: integration ?? "", guestCardId: card },
      jobId: job ?? null,
    },
  };
}
