import type { Write } from "@guestcard/sdk";
import { useQuery } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";

const SOON_MS = 1500;
const SETTLED_MS = 15_000;

/** Whether nothing more happens by itself. */
export const isSettled = ({ due_at: due }: Write): boolean => due === null;

/** A write, read again while something may happen to it. */
export function useLead(jobId: string) {
  return useQuery({
    queryKey: ["lead", jobId],
    queryFn: ({ signal }) => gateway.writes.read(jobId, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isSettled(data) ? SETTLED_MS : SOON_MS),
  });
}

/** The calls to RPX that a write made, the oldest first. */
export function useCalls(jobId: string, write: Write | undefined, isAllowed: boolean) {
  return useQuery({
    // Another event, another call.
    queryKey: ["calls", jobId, write?.events.length ?? 0],
    queryFn: async ({ signal }) => {
      const filters = { "order-by": "created_at:asc", limit: 100 };
      return (await gateway.logs.callsOfWrite(jobId, filters, { signal }).page()).items;
    },
    enabled: isAllowed && write !== undefined,
    placeholderData: (before) => before,
  });
}
