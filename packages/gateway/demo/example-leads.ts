import { readFile } from "node:fs/promises";

/** One line of examples/leads.jsonl: a lead, and to which of the account's properties, units and agents it goes, counted from 1. */
export type ExampleLead = {
  readonly expect?: "refused";
  readonly to: {
    readonly property: number;
    readonly unit?: number;
    /** A unit of another property, which must be refused. */
    readonly unit_of_property?: number;
    readonly employee?: number;
    readonly lead_source?: number;
  };
  readonly lead: Readonly<Record<string, unknown>> & {
    readonly first_name: string;
    readonly last_name: string;
  };
};

const FILE = new URL("../../../examples/leads.jsonl", import.meta.url);

/** Reads the example leads. */
export async function readExampleLeads(): Promise<ExampleLead[]> {
  const text = await readFile(FILE, "utf8");
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as ExampleLead);
}
