import { Plus, Webhook as WebhookIcon } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { usePages } from "../../ui/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { columns } from "./columns.tsx";
import { NewWebhook } from "./new-webhook.tsx";

const LIMIT = 50;
const LIVE_MS = 10_000;

/** The endpoints that are told what happens. */
export function WebhooksPage() {
  const pages = usePages(
    ["webhooks"],
    (cursor, options) => gateway.webhooks.list({ limit: LIMIT, ...cursor }, options).page(),
    LIVE_MS,
  );
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
        <PagedTable
          caption="Webhooks"
          columns={columns}
          pages={pages}
          words={["endpoint", "endpoints"]}
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
