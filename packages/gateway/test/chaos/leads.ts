import type { Place } from "../harness/playground.ts";
import type { Random } from "./random.ts";

/** A lead of the run. Its number is sent as `address_2`, which plays no part in looking a guest card up. */
export type ChaosLead = {
  readonly n: number;
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** An integration of the run and what leads to it can refer to. */
export type Target = { readonly integrationId: string; readonly places: readonly Place[] };

const MARK = "chaos-";

/** The number of the lead that a guest card is of; null for a card of something else. */
export function leadNumberOf(line2: string | undefined): number | null {
  return line2?.startsWith(MARK) === true ? Number(line2.slice(MARK.length)) : null;
}

/**
 * Makes `count` leads: most with e-mail and phone, some with one of them or neither, some of people who share a name
 * at one property, and some of one person twice, which are two leads all the same.
 */
export function makeLeads(count: number, targets: readonly Target[], random: Random): ChaosLead[] {
  const leads: ChaosLead[] = [];
  for (let n = 0; n < count; n++) {
    const like = n > 10 && random() < 0.15 ? leads[n - 1 - Math.floor(random() * 10)] : undefined;
    const target = targets[Math.floor(random() * targets.length)] as Target;
    const place = target.places[Math.floor(random() * target.places.length)] as Place;
    const where = like
      ? pick(like.body, ["integration_id", "property_id", "lead_relationship_id", "first_name", "last_name"])
      : {
          integration_id: target.integrationId,
          property_id: place.id,
          lead_relationship_id: place.relationship,
          first_name: ["Ana", "José", "O'Neil", "Søn & Co", "Li"][n % 5],
          last_name: `Person ${n}`,
        };
    leads.push({
      n,
      key: `chaos-${n}`,
      body: {
        ...where,
        ...contact(n, like, random),
        ...wishes(place, like, random),
        address_2: `${MARK}${n}`,
      },
    });
  }
  return leads;
}

function contact(n: number, like: ChaosLead | undefined, random: Random): Record<string, unknown> {
  // A fifth of those who share a name are one and the same person.
  if (like && random() < 0.2) return pick(like.body, ["email_1", "phone_1"]);
  const kind = random();
  const email = { email_1: `person.${n}@example.com` };
  const phone = { phone_1: `214${String(n).padStart(7, "0")}`, phone_1_type: "MOBILE" };
  if (kind < 0.65) return { ...email, ...phone };
  if (kind < 0.8) return phone;
  return kind < 0.9 ? email : {};
}

function wishes(place: Place, like: ChaosLead | undefined, random: Random): Record<string, unknown> {
  if (like || random() < 0.5) return {};
  return {
    unit_id: place.units[0]?.id,
    lead_source_id: place.leadSources[0]?.id,
    target_move_in_date: "2027-05-01",
    desired_max_rent_in_cents: 180_000,
  };
}

function pick(body: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter((field) => field in body).map((field) => [field, body[field]]));
}
