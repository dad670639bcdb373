import { Type } from "typebox";

export const VENDOR = "REALPAGE_RPX";

/** Propexo's vendors (contract/propexo.md §0), the names that its public schema masks included. Guestcard serves one. */
export const vendors = [
  VENDOR,
  "APPFOLIO",
  "BUILDIUM",
  "ELISEAI",
  "ENTRATA",
  "FUNNEL",
  "KNOCK",
  "MRI",
  "PROPERTYWARE",
  "PROPERTYWARE_REST",
  "REALPAGE",
  "RENTCAFE",
  "RENTMANAGER",
  "RENTVINE",
  "RESMAN",
  "SAMPLE1",
  "SAMPLE2",
  "SAMPLE3",
  "YARDI",
  "YARDI_REST",
] as const;

/** A filter by vendor: any that Propexo knows; what is not RealPage's is not here. */
export const vendorFilter = Type.Optional(Type.Enum([...vendors]));
