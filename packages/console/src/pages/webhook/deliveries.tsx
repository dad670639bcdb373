import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Card } from "../../ui/card.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Pager } from "../../ui/pager.tsx";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";

const LIMIT = 20;
const LIVE_MS = 4000;

/** What was sent to a webhook and how it was taken. */
export function Deliveries({ id }: { readonly id: string }) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const cursor = cursors.at(-1);
  const deliveries = useQuery({
    queryKey: ["webhook", id, "deliveries", cursor],
    queryFn: ({ signal }) =>
      gateway.webhooks
        .deliveries(id, { limit: LIMIT, ...(cursor !== undefined && { cursor }) }, { signal })
        .page(),
    refetchInterval: LIVE_MS,
    placeholderData: keepPreviousData,
  });
  const next = deliveries.data?.nextCursor ?? null;
  const total = deliveries.data?.total ?? 0;
  return (
    <Card
      title="Deliveries"
      hint="The newest first. Open one to read what was sent, or to send it again."
      isFlush
    >
      {deliveries.isError && (
        <div className="p-5">
          <Failure error={deliveries.error} onRetry={() => void deliveries.refetch()} />
        </div>
      )}
      <DataTable
        caption="Deliveries"
        columns={deliveryColumns(setOpen)}
        rows={deliveries.data?.items}
        rowKey={(delivery) => delivery.id}
        isStale={deliveries.isPlaceholderData}
        empty={
          <EmptyState icon={Inbox} title="Nothing was sent to it yet">
            The next thing that happens of what it is told is shown here.
          </EmptyState>
        }
      />
      {total > 0 && (
        <Pager
          summary={total === 1 ? "1 delivery" : `${total.toLocaleString()} deliveries`}
          hasPrevious={cursors.length > 0}
          hasNext={next !== null}
          onPrevious={() => setCursors(cursors.slice(0, -1))}
          onNext={() => next !== null && setCursors([...cursors, next])}
        />
      )}
      <DeliveryDialog webhookId={id} deliveryId={open} onClose={() => setOpen(null)} />
    </Card>
  );
}
