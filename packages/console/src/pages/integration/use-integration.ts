import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { useToast } from "../../ui/toasts.tsx";

const BUSY_MS = 1500;
const IDLE_MS = 10_000;

/** An integration, read again while something is under way. */
export function useIntegration(id: string) {
  return useQuery({
    queryKey: ["integration", id],
    queryFn: ({ signal }) => gateway.integrations.read(id, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.is_running_sync === true || data?.is_running_data_access_check === true ? BUSY_MS : IDLE_MS,
  });
}

/** Does something to an integration, says so, and reads everything of it again. */
export function useIntegrationAct<Given = void>(
  id: string,
  act: (given: Given) => Promise<unknown>,
  done: string,
) {
  const queries = useQueryClient();
  const tell = useToast();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      tell(done);
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["integration", id] }),
        queries.invalidateQueries({ queryKey: ["integrations"] }),
      ]);
    },
  });
}
