import type { NewLead } from "@guestcard/sdk";

const CENTS = 100;
const numbers = new Set(["desired_lease_term_in_months", "number_of_occupants"]);

/**
 * The lead of a filled-in form. Numbers that are none stay text, so that the API says what is wrong with them; rent is
 * asked for in dollars.
 */
export function leadOf({
  desired_max_rent_in_cents: rent,
  ...values
}: Readonly<Record<string, string>>): NewLead {
  const lead: Record<string, unknown> = { ...values };
  for (const field of numbers) if (values[field] !== undefined) lead[field] = numberOf(values[field]);
  if (rent !== undefined) {
    const dollars = numberOf(rent);
    lead["desired_max_rent_in_cents"] = typeof dollars === "number" ? Math.round(dollars * CENTS) : dollars;
  }
  return lead as NewLead;
}

function numberOf(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}
