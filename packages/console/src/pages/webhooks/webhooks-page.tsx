import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { columns } from "./columns.tsx";
import { NewWebhook } from "./new-webhook.tsx";
import { useWebhooks } from "./use-webhooks.ts";

/** The endpoints that are told what happens. */
export function WebhooksPage() {
  const webhooks = useWebhooks();
  const [isCreating, setCreating] = useState(false);
  const add = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      Add an endpoint
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Webhooks"
        hint="Endpoints of yours that are told what happens, signed."
        actions={add}
      />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {webhooks.isError && (
          <div className="p-5">
            <Failure error={webhooks.error} onRetry={() => void webhooks.refetch()} />
          </div>
        )}
        <DataTable
          caption="Webhooks"
          columns={columns}
          rows={webhooks.data}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={WebhookIcon} title="No endpoint yet" actions={add}>
              Add one, and your software hears of each delivered lead within a second instead of asking.
            </EmptyState>
          }
        />
      </div>
      <NewWebhook isOpen={isCreating} onOpenChange={setCreating} />
    </>
  );
}
