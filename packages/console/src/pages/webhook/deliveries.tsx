import { Inbox } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { usePages } from "../../ui/use-pages.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";
import { ResendRange } from "./resend-range.tsx";

const LIMIT = 20;
const LIVE_MS = 4000;

/** What was sent to a webhook and how it was taken. */
export function Deliveries({ id }: { readonly id: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const pages = usePages(
    ["webhook", id, "deliveries"],
    (cursor, options) => gateway.webhooks.deliveries(id, { limit: LIMIT, ...cursor }, options).page(),
    LIVE_MS,
  );
  return (
    <Card
      title="Deliveries"
      hint="The newest first. Open one to read what was sent, or to send it again."
      actions={<ResendRange id={id} />}
      isFlush
    >
      <PagedTable
        caption="Deliveries"
        columns={deliveryColumns(setOpen)}
        pages={pages}
        rowKey={(delivery) => delivery.id}
        words={["delivery", "deliveries"]}
        empty={
          <EmptyState icon={Inbox} title="Nothing was sent to it yet">
            The next thing that happens of what it is told is shown here.
          </EmptyState>
        }
      />
      <DeliveryDialog webhookId={id} deliveryId={open} onClose={() => setOpen(null)} />
    </Card>
  );
}
