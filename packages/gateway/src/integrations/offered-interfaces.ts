import type { RecordModel } from "../records/record.ts";

/** What Guestcard does at RPX, in the interface names of Propexo's contract. */
export const offeredInterfaces = [
  "REALPAGE_RPX_CREATE_LEAD",
  "REALPAGE_RPX_UPDATE_LEAD",
  "REALPAGE_RPX_CREATE_LEAD_EVENT",
  "REALPAGE_RPX_READ_PROPERTIES",
  "REALPAGE_RPX_UNITS",
  "REALPAGE_RPX_FLOOR_PLANS",
  "REALPAGE_RPX_LEASING_AGENTS",
  "REALPAGE_RPX_LEAD_SOURCES",
  "REALPAGE_RPX_LEAD_RELATIONSHIPS",
  "REALPAGE_RPX_LEAD_ACTIVITY_TYPES",
  "REALPAGE_RPX_LEADS",
] as const;

type Interface = (typeof offeredInterfaces)[number];

/** The models that are kept, and what brings them. */
export const offeredModels: Readonly<Partial<Record<RecordModel, readonly Interface[]>>> = {
  properties: ["REALPAGE_RPX_READ_PROPERTIES"],
  units: ["REALPAGE_RPX_UNITS"],
  floor_plans: ["REALPAGE_RPX_FLOOR_PLANS"],
  employees: ["REALPAGE_RPX_LEASING_AGENTS"],
  lead_sources: ["REALPAGE_RPX_LEAD_SOURCES"],
  lead_relationships: ["REALPAGE_RPX_LEAD_RELATIONSHIPS"],
  event_types: ["REALPAGE_RPX_LEAD_ACTIVITY_TYPES"],
  leads: ["REALPAGE_RPX_LEADS", "REALPAGE_RPX_CREATE_LEAD", "REALPAGE_RPX_UPDATE_LEAD"],
  events: ["REALPAGE_RPX_CREATE_LEAD_EVENT"],
};
