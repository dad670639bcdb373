import type { Prospect } from "../world/guest-cards.ts";
import type { Item, Site } from "../world/world.ts";

/** wire.md §3.1, PROPEXO. */
const LONGEST_NAME = 30;

const has = (items: readonly Item[], value: string): boolean => items.some((item) => item.value === value);

/** What RPX refuses of a card's people as business (wire.md §5 [I]); null where nothing. The first is the head, who needs a relationship. */
export function refusalOfPeople(site: Site, prospects: readonly Prospect[]): string | null {
  const [head] = prospects;
  if (!head || prospects.some((one) => one.firstname === "" || one.lastname === ""))
    return "First name and last name are required.";
  if (prospects.some((one) => one.firstname.length > LONGEST_NAME || one.lastname.length > LONGEST_NAME))
    return "First name and last name must not exceed 30 characters.";
  const isWrong = (one: Prospect): boolean =>
    one === head || one.relationshipid ? !has(site.relationships, one.relationshipid ?? "") : false;
  return prospects.some(isWrong) ? "Invalid relationshipid." : null;
}

/** What RPX refuses of the ids that a card names (§5 [I]); null where nothing. An empty id is none (§3.1). */
export function refusalOfIds(
  site: Site,
  fields: Readonly<Record<string, string>>,
  preferences: Readonly<Record<string, string>>,
): string | null {
  const { primaryleadsource, secondaryleadsource, leasingagentid, contacttype } = fields;
  const { floorplanid } = preferences;
  if (primaryleadsource && !has(site.leadSources, primaryleadsource)) return "Invalid primaryleadsource.";
  if (secondaryleadsource && !has(site.leadSources, secondaryleadsource))
    return "Invalid secondaryleadsource.";
  if (leasingagentid && !has(site.agents, leasingagentid)) return "Invalid leasingagentid.";
  if (contacttype && !has(site.contactTypes, contacttype)) return "Invalid contacttype.";
  if (floorplanid && !site.floorPlans.some((plan) => plan.id === floorplanid)) return "Invalid floorplanid.";
  return null;
}
