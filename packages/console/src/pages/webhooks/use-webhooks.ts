import { useQuery } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";

const MOST = 250;
const LIVE_MS = 10_000;

/** The webhooks of the account. */
export function useWebhooks() {
  return useQuery({
    queryKey: ["webhooks"],
    queryFn: async ({ signal }) => (await gateway.webhooks.list({ limit: MOST }, { signal }).page()).items,
    refetchInterval: LIVE_MS,
  });
}
