import { createRandom } from "../faults/random.ts";
import type { State } from "../state.ts";
import type { Site } from "./world.ts";

const FIRST = ["Ada", "Ben", "Cleo", "Dov", "Eve", "Finn", "Gia", "Hugo"];
const SPREAD_MS = 300 * 86_400_000;

/** Stores `count` invented guest cards at a site, created over the last 300 days. */
export function fillGuestCards(state: State, site: Site, count: number, seed: number): void {
  const random = createRandom(seed);
  const now = Date.now();
  const moments = Array.from({ length: count }, () => now - Math.floor(random() * SPREAD_MS));
  for (const [n, storedAt] of moments.toSorted((a, b) => a - b).entries()) {
    const plan = site.floorPlans[n % site.floorPlans.length];
    state.cards.add({
      siteId: site.siteId,
      pmcId: site.pmcId,
      zone: site.zone,
      storedAt,
      hiddenMs: 0,
      licensekey: "",
      fields: {
        primaryleadsource: site.leadSources[n % site.leadSources.length]?.value ?? "",
        leasingagentid: "0",
      },
      preferences: { floorplanid: plan?.id ?? "", occupants: "2", dateneeded: "2027-01-15" },
      appointment: null,
      prospects: [
        {
          customerId: state.cards.nextId(),
          firstname: FIRST[n % FIRST.length] ?? "Ada",
          middlename: null,
          lastname: `Sample${n}`,
          email: `prospect${n}@${site.siteId}.example.com`,
          relationshipid: "H",
          dateofbirth: null,
          address: {},
          phones: [{ type: "Mobile", number: `555${String(n).padStart(7, "0")}` }],
          prefcommunicationtype: null,
        },
      ],
    });
  }
}
