import { useQuery } from "@tanstack/react-query";
import { gateway } from "./gateway.ts";

const RARELY_MS = 60_000;
/** The size of a page; every page is read. */
const LIMIT = 250;

/** The integrations of the account that are not archived, by name. */
export function useIntegrations() {
  return useQuery({
    queryKey: ["integrations", "names"],
    queryFn: async ({ signal }) => {
      const integrations: { id: string; name: string }[] = [];
      const list = gateway.integrations.list({ limit: LIMIT, is_archived: false }, { signal });
      for await (const { id, name } of list) integrations.push({ id, name });
      return integrations.toSorted((one, other) => one.name.localeCompare(other.name));
    },
    staleTime: RARELY_MS,
  });
}

/** The properties of an integration, by name. */
export function useProperties(integrationId: string | null) {
  return useQuery({
    queryKey: ["properties", integrationId],
    queryFn: async ({ signal }) => {
      const filters = integrationId === null ? {} : { integration_id: integrationId };
      const properties: { id: string; name: string }[] = [];
      for await (const { id, name, x_id } of gateway.properties.list(
        { ...filters, limit: LIMIT },
        { signal },
      ))
        properties.push({ id, name: typeof name === "string" ? name : x_id });
      return properties.toSorted((one, other) => one.name.localeCompare(other.name));
    },
    staleTime: RARELY_MS,
    enabled: integrationId !== null,
  });
}
