import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";

const LIVE_MS = 5000;

/** A webhook. */
export function useWebhook(id: string) {
  return useQuery({
    queryKey: ["webhook", id],
    queryFn: ({ signal }) => gateway.webhooks.read(id, { signal }),
    refetchInterval: LIVE_MS,
  });
}

/** Does something to a webhook, and reads everything of it again. */
export function useWebhookAct<Given, Got>(id: string, act: (given: Given) => Promise<Got>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["webhook", id] }),
        queries.invalidateQueries({ queryKey: ["webhooks"] }),
      ]);
    },
  });
}
