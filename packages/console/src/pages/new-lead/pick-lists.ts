import { useQueries } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";

const RARELY_MS = 60_000;
const MOST = 250;

/** One choice of a pick list. */
export type Pick = { readonly id: string; readonly label: string };
/** A pick list; undefined while it is being loaded. */
export type PickList = readonly Pick[] | undefined;

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "string" && value !== "" ? value : otherwise;

async function all<Item>(items: AsyncIterable<Item>, pick: (item: Item) => Pick): Promise<readonly Pick[]> {
  const picks: Pick[] = [];
  for await (const item of items) picks.push(pick(item));
  return picks.toSorted((one, other) => one.label.localeCompare(other.label, undefined, { numeric: true }));
}

/** What a lead of this property can name: relationships, sources, employees and units of its own. */
export function usePickLists(propertyId: string) {
  const filters = { property_id: propertyId, limit: MOST };
  const { leadRelationships, leadSources, employees, units } = gateway;
  const read = <Item>(
    name: string,
    list: (options: { signal: AbortSignal }) => AsyncIterable<Item>,
    pick: (item: Item) => Pick,
  ) => ({
    queryKey: [name, propertyId],
    queryFn: ({ signal }: { signal: AbortSignal }) => all(list({ signal }), pick),
    enabled: propertyId !== "",
    staleTime: RARELY_MS,
  });
  const [relationships, sources, people, homes] = useQueries({
    queries: [
      read(
        "relationships",
        (options) => leadRelationships.list(filters, options),
        ({ id, name, x_id }) => ({ id, label: textOf(name, x_id) }),
      ),
      read(
        "sources",
        (options) => leadSources.list(filters, options),
        ({ id, name, x_id }) => ({ id, label: textOf(name, x_id) }),
      ),
      read(
        "employees",
        (options) => employees.list(filters, options),
        ({ id, name, x_id }) => ({ id, label: textOf(name, x_id) }),
      ),
      read(
        "units",
        (options) => units.list(filters, options),
        ({ id, number, floor_plan_name, x_id }) => {
          const plan = textOf(floor_plan_name, "");
          return { id, label: textOf(number, x_id) + (plan === "" ? "" : ` · ${plan}`) };
        },
      ),
    ],
  });
  return {
    relationships: relationships.data,
    sources: sources.data,
    employees: people.data,
    units: homes.data,
    error: [relationships, sources, people, homes].find(({ isError }) => isError)?.error,
  };
}
