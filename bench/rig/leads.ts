import { readFileSync } from "node:fs";

/** Guestcard's ids of one property and of what a lead at it names. */
export type Place = {
  readonly integration_id: string;
  readonly property_id: string;
  readonly lead_relationship_id: string;
  readonly employee_id: string;
  readonly lead_source_id: string;
  readonly unit_id: string;
};

const FILE = new URL("../../examples/leads.jsonl", import.meta.url);

/** The first of the example leads, which fills every field. */
const { lead } = JSON.parse(readFileSync(FILE, "utf8").split("\n")[0] ?? "") as {
  lead: Readonly<Record<string, unknown>>;
};

/** The same lead, at that place. */
export const leadAt = (place: Place): string => JSON.stringify({ ...place, ...lead });

/** The lead of a person of its own, so that RPX takes it for a new one. */
export const leadOf = (place: Place, who: string): string =>
  JSON.stringify({
    ...place,
    ...lead,
    last_name: `Gonzalez ${who}`,
    email_1: `maria.${who}@example.com`,
    phone_1: who,
    phone_2: undefined,
    phone_2_type: undefined,
  });
