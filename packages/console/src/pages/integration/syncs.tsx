import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { gateway } from "../../gateway/gateway.ts";
import { Card } from "../../ui/card.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { syncColumns } from "./sync-columns.tsx";

const SHOWN = 20;
const IDLE_MS = 5000;
const BUSY_MS = 1500;

/** The last syncs of an integration and how they went. */
export function Syncs({ id, isRunning }: { readonly id: string; readonly isRunning: boolean }) {
  const syncs = useQuery({
    queryKey: ["integration", id, "syncs"],
    queryFn: async ({ signal }) =>
      (
        await gateway.integrations
          .syncs(id, { limit: SHOWN, "order-by": "requested_at:desc" }, { signal })
          .page()
      ).items,
    refetchInterval: isRunning ? BUSY_MS : IDLE_MS,
  });
  return (
    <Card title="Syncs" hint={`The last ${SHOWN}, the newest first.`} isFlush>
      {syncs.isError && (
        <div className="p-5">
          <Failure error={syncs.error} onRetry={() => void syncs.refetch()} />
        </div>
      )}
      <DataTable
        caption="Syncs"
        columns={syncColumns}
        rows={syncs.data}
        rowKey={(sync) => sync.id}
        empty={
          <EmptyState icon={RefreshCw} title="Nothing was synced yet">
            Sync now, or switch the integration on: its first sync begins by itself.
          </EmptyState>
        }
      />
    </Card>
  );
}
