import { Type } from "typebox";
import type { PropertyConfiguration } from "../../integrations/property-configurations.ts";

export const propertyConfiguration = Type.Object({
  id: Type.String(),
  created_at: Type.String(),
  integration_id: Type.String(),
  property_id: Type.String(),
  enabled: Type.Boolean({ description: "False: what hangs on the property is no longer synced." }),
});

export const toPropertyConfiguration = (row: PropertyConfiguration) => ({
  ...row,
  created_at: row.created_at.toISOString(),
});
