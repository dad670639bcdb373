import type { PicklistItem } from "../../connectors/realpage-rpx/property-data.ts";

/**
 * The records that RPX keeps as pick lists, as the contract's models (contract/propexo.md §8) without the fields that
 * every record has. RPX gives an id and a text, no more.
 */
const named = ({ value, text }: PicklistItem): { x_location_id: null; name: string } => ({
  x_location_id: null,
  name: text.trim() || value,
});

export const leadSourceData = (item: PicklistItem): Record<string, unknown> => named(item);

export const leadRelationshipData = (item: PicklistItem): Record<string, unknown> => named(item);

export const contactTypeData = (item: PicklistItem): Record<string, unknown> => named(item);

export const lossReasonData = (item: PicklistItem): Record<string, unknown> => named(item);

/** `getactivitytypes` lists what prospects' activities can be: events of leads. */
export const eventTypeData = (item: PicklistItem): Record<string, unknown> => ({
  ...named(item),
  code: null,
  models: ["leads"],
});

export const employeeData = (item: PicklistItem): Record<string, unknown> => ({
  ...named(item),
  email: null,
  is_active: null,
  roles: [],
});
