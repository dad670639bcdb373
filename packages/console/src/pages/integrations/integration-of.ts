import type { IntegrationChange } from "@guestcard/sdk";
import { nestedValues } from "../../ui/nested-values.ts";

const NUMBER = /(^|\.)(max_request_frequency|max_job_concurrency|sync_frequency)$/;
/** Boxes, which have no value where they are not ticked. */
const BOXES = ["use_custom_sync_schedule", "new_properties_are_enabled"] as const;

/** What a filled-in form says of an integration. Credentials go as a whole or not at all, as the API takes them. */
export function integrationOf(values: Readonly<Record<string, string>>): IntegrationChange {
  // What is no number stays text, so that the API says what is wrong with it.
  const typed = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    NUMBER.test(name) && !Number.isNaN(Number(value)) ? Number(value) : value,
  ]);
  const fields: Record<string, unknown> = { ...nestedValues(Object.fromEntries<string | number>(typed)) };
  for (const box of BOXES) fields[box] = values[box] !== undefined;
  const schedule = fields["custom_sync_schedule"];
  if (typeof schedule === "object")
    fields["custom_sync_schedule"] = { type: "WEEK_BASED", interval: {}, ...schedule };
  return fields;
}
