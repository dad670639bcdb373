import type { FoundGuestCard } from "../../connectors/realpage-rpx/guest-card.ts";

/** The ids that a lead's record refers to, by RPX's ids of the same property. */
export type LeadReferences = {
  readonly leadSources: ReadonlyMap<string, string>;
};

/**
 * A guest card as the contract's Lead (contract/propexo.md §8), without the fields that every record has.
 * What RPX does not show is null.
 */
export function leadData(card: FoundGuestCard, references: LeadReferences): Record<string, unknown> {
  const head = card.prospects[0];
  const { preferences } = card;
  return {
    x_created_at: card.createDate,
    x_guestcard_id: card.guestCardId,
    x_leasing_agent_id: card.leasingAgentId,
    x_unit_id: null,
    x_unit_id_preferred: [],
    x_updated_at: null,
    x_lead_source_id: card.primaryLeadSource,
    address_1: null,
    address_2: null,
    city: null,
    country: null,
    custom_data: {
      x_customer_ids: card.prospects.map((prospect) => prospect.customerId),
      x_move_in_reason_id: card.moveInReason,
      x_pet_weight_range_id: card.petWeightRange,
      x_price_range_id: preferences.priceRangeId,
      preferred_communication_type: head?.prefCommunicationType ?? null,
      other_phones: head?.phones.slice(2) ?? [],
      other_prospects: card.prospects.slice(1).map((prospect) => ({
        x_customer_id: prospect.customerId,
        first_name: prospect.firstName,
        last_name: prospect.lastName,
        email: prospect.email,
        phones: prospect.phones,
        preferred_communication_type: prospect.prefCommunicationType,
      })),
    },
    date_of_birth: null,
    desired_amenities: null,
    desired_floor_plan_id: preferences.floorPlanId,
    desired_floor_plan_name: null,
    desired_lease_term_in_months:
      preferences.leaseTermMonths === null ? null : String(preferences.leaseTermMonths),
    desired_max_rent_in_cents: null,
    desired_max_square_ft: null,
    desired_min_rent_in_cents: null,
    desired_min_square_ft: null,
    desired_num_bathrooms: null,
    desired_num_bedrooms: null,
    desired_unit_number: null,
    desired_unit_type: null,
    email_1: head?.email ?? null,
    email_2: null,
    first_name: head?.firstName ?? null,
    ils: null,
    last_name: head?.lastName ?? null,
    lead_source: null,
    leasing_agent: null,
    middle_name: null,
    notes: null,
    number_of_occupants: preferences.occupants,
    pet_details: null,
    pets: [],
    phone_1_type: null,
    phone_1: head?.phones[0] ?? null,
    phone_2_type: null,
    phone_2: head?.phones[1] ?? null,
    state: null,
    status: null,
    target_move_in_date: preferences.dateNeeded,
    zip: null,
    lead_source_id:
      card.primaryLeadSource === null ? null : (references.leadSources.get(card.primaryLeadSource) ?? null),
    unit_id_preferred: [],
    screenings: [],
  };
}
