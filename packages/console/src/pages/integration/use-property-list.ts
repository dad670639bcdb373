import { useQuery } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { useProperties } from "../../gateway/names.ts";

/** The size of a page; every page is read. */
const LIMIT = 250;

/** Every property of a licence with its name, and whether it is synced; undefined while they are being loaded. */
export function usePropertyList(id: string) {
  const names = useProperties(id);
  const properties = useQuery({
    queryKey: ["integration", id, "properties"],
    queryFn: async ({ signal }) => {
      const all: { readonly id: string; readonly property: string; readonly enabled: boolean }[] = [];
      for await (const one of gateway.integrations.properties(id, { limit: LIMIT }, { signal }))
        all.push({ id: one.id, property: one.property_id, enabled: one.enabled });
      return all;
    },
  });
  const nameOf = new Map(names.data?.map((one) => [one.id, one.name]));
  return {
    properties: properties.data
      ?.map(({ property, ...one }) => ({ ...one, name: nameOf.get(property) ?? property }))
      .toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true })),
    error: properties.error ?? names.error,
    reload: () => void Promise.all([names.refetch(), properties.refetch()]),
  };
}
