import type { IntegrationChange } from "@guestcard/sdk";

const PREFIX = "credentials.";
const numbers = new Set(["max_request_frequency", "max_job_concurrency", "sync_frequency"]);

/** What a filled-in form says of an integration. Credentials go as a whole or not at all, as the API takes them. */
export function integrationOf(values: Readonly<Record<string, string>>): IntegrationChange {
  const fields: Record<string, unknown> = {};
  const credentials: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (name.startsWith(PREFIX)) credentials[name.slice(PREFIX.length)] = value;
    // What is no number stays text, so that the API says what is wrong with it.
    else fields[name] = numbers.has(name) && !Number.isNaN(Number(value)) ? Number(value) : value;
  if (Object.keys(credentials).length > 0) fields["credentials"] = credentials;
  return fields;
}
