import { createRandom } from "../faults/random.ts";
import type { FloorPlan, Item, Site, Unit } from "./world.ts";

const ZONES = [
  ["America/Chicago", "Dallas", "TX", "75201"],
  ["America/New_York", "Atlanta", "GA", "30303"],
  ["America/Los_Angeles", "Seattle", "WA", "98101"],
  ["America/Denver", "Denver", "CO", "80202"],
] as const;
const NAMES = [
  "The Oaks at Spring Valley",
  "O'Hara & Sons Lofts",
  "Harbor Point",
  "Mesa Ridge",
  "Lakeview Commons",
];
const SOURCES = [
  "Apartments.example",
  "Drive by",
  "Resident referral",
  "Property web site",
  "Zumbly",
  "Walk-in",
];
const AGENTS = ["House", "Alex Morgan", "Dana Fields  ", "Jordan Reyes", "Taylor Brooks"];

const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");

/** Makes the reference data of the n-th site (from 0), all ids differing between sites. The same n and seed give the same site. */
export function generateSite(
  n: number,
  seed: number,
  options: { units?: number; idBase?: number } = {},
): Site {
  const random = createRandom(seed * 7919 + n);
  const base = ((options.idBase ?? 0) + n) * 40;
  const [zone, city, state, zip] = ZONES[n % ZONES.length] ?? ZONES[0];
  const isTiny = n === 2 && options.units === undefined;
  const floorPlans: FloorPlan[] = Array.from({ length: isTiny ? 1 : 4 }, (_, i) => ({
    id: String(base + i + 1),
    code: `${"ABCD"[i]}${n + 1}`,
    name: `${i + 1} Bedroom ${["Elm", "Fir", "Oak", "Yew"][i]} `,
    bedrooms: i + 1,
    bathrooms: i === 3 ? "2.5" : String(Math.ceil((i + 1) / 2)),
    maximumOccupants: 2 * (i + 1),
    squareFeet: 600 + 250 * i,
    rentMin: 1100 + 300 * i,
    rentMax: 1400 + 350 * i,
  }));
  const units: Unit[] = Array.from({ length: isTiny ? 1 : (options.units ?? 12) }, (_, i) => ({
    id: String(base * 100 + i + 1),
    number: `${1 + (i % 3)}${pad(i + 1, 2)}`,
    building: String(1 + (i % 2)),
    floorPlanId: floorPlans[i % floorPlans.length]?.id ?? "",
    rent: 1200 + Math.floor(random() * 900),
    isVacant: random() < 0.4,
  }));
  const items = (prefix: string, digits: number, texts: readonly string[]): Item[] =>
    texts.map((text, i) => ({ value: `${prefix}${pad(base + i + 1, digits)}`, text }));
  return {
    siteId: String(2_000_001 + (options.idBase ?? 0) + n),
    pmcId: String(1_000_001 + (options.idBase ?? 0) + (n % 2)),
    pmcName: `Example Residential ${1 + (n % 2)}`,
    name: NAMES[n] ?? `Generated Place ${n + 1}`,
    zone,
    city,
    state,
    zip,
    floorPlans,
    units,
    agents: AGENTS.map((text, i) => ({ value: i === 0 ? "0" : String(base + i), text })),
    leadSources: items("P", 9, SOURCES),
    relationships: [
      { value: "H", text: "Head of household" },
      { value: "S", text: "Spouse" },
      { value: `ADULT${n + 1}`, text: "Other adult" },
    ],
    contactTypes: items("R", 7, ["E-Mail", "Phone Call", "SMS", "Internet"]),
    activityTypes: [
      // The ids below 200 are those of wire.md §4.1, the same everywhere.
      { value: "S000000001", text: "Phone call" },
      { value: "S000000010", text: "E-mail" },
      { value: "S000000015", text: "Note" },
      { value: "S000000100", text: "Event" },
      { value: "S000000101", text: "Chat" },
      { value: `S${pad(base + 201, 9)}`, text: "Tour" },
      { value: `S${pad(base + 202, 9)}`, text: "Visit" },
    ],
    lossReasons: items("L", 9, ["Price", "Location", "Leased elsewhere"]),
  };
}
