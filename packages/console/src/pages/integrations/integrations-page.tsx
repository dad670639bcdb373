import { Plug, Plus } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { useIntegrations } from "../../gateway/names.ts";
import { useRight } from "../../session/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { columns } from "./columns.tsx";
import { NewIntegration } from "./new-integration.tsx";

/** The licences that are connected. */
export function IntegrationsPage() {
  const integrations = useIntegrations();
  const [isCreating, setCreating] = useState(false);
  const [, goTo] = useLocation();
  const connect = useRight("admin") && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      Connect a licence
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Integrations"
        hint="Each is a licence of RealPage Exchange, with a pace of its own."
        actions={connect}
      />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {integrations.isError && (
          <div className="p-5">
            <Failure error={integrations.error} onRetry={() => void integrations.refetch()} />
          </div>
        )}
        <DataTable
          caption="Integrations"
          columns={columns}
          rows={integrations.data}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={Plug} title="No licence is connected" actions={connect}>
              Connect one with its base URL and licence key. Its properties and pick lists are brought by the
              first sync; then leads can be sent.
            </EmptyState>
          }
        />
      </div>
      <NewIntegration
        isOpen={isCreating}
        onOpenChange={setCreating}
        onCreated={(id) => goTo(`/integrations/${id}`)}
      />
    </>
  );
}
