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
