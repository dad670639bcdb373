import type { Site } from "../../connectors/realpage-rpx/property-data.ts";

/** Of a property whose details RPX does not let us read: what its subscription says. */
export type KnownSite = Pick<Site, "siteId" | "siteName">;

/**
 * A site as the contract's Property (contract/propexo.md §8), without the fields that every record has.
 * A site that RPX lists is active; RPX has no word for one that is not.
 */
export function propertyData(site: Site | KnownSite, pmcId: string): Record<string, unknown> {
  const details = "siteNumber" in site ? site : null;
  return {
    x_created_at: null,
    x_building_id: null,
    building_number: null,
    city: details?.city ?? null,
    code: details?.siteNumber ?? null,
    country: details?.country ?? null,
    county: details?.county ?? null,
    custom_data: {
      x_pmc_id: pmcId,
      pmc_name: details?.pmcName ?? null,
      utc_offset_minutes: details?.utcOffsetMinutes ?? null,
    },
    is_active: true,
    manager_email: details?.email ?? null,
    manager_name: null,
    manager_phone_1: details?.phone1 ?? null,
    manager_phone_1_type: null,
    manager_phone_2: details?.phone2 ?? null,
    manager_phone_2_type: null,
    name: site.siteName,
    notes: null,
    number_of_units: null,
    square_footage: null,
    square_feet: null,
    state: details?.state ?? null,
    street_address_1: details?.address1 ?? null,
    street_address_2: details?.address2 ?? null,
    address_1: details?.address1 ?? null,
    address_2: details?.address2 ?? null,
    type: null,
    type_raw: null,
    type_normalized: null,
    website: details?.web ?? null,
    year_built: null,
    zip: details?.zip ?? null,
    long_description: null,
    short_description: null,
    office_hours: [],
    pet_types: [],
    associated_owner_ids: [],
  };
}
