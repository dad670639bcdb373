import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { columns } from "./columns.tsx";
import { NewApiKey } from "./new-api-key.tsx";

const MOST = 250;

/** Who may call the gateway. */
export function ApiKeysPage() {
  const [isCreating, setCreating] = useState(false);
  const keys = useQuery({
    queryKey: ["api-keys"],
    queryFn: async ({ signal }) => (await gateway.apiKeys.list({ limit: MOST }, { signal }).page()).items,
  });
  const make = (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden className="size-4" />
      Make a key
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API keys"
        hint="One for each program and person, so that each can be revoked alone."
        actions={make}
      />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {keys.isError && (
          <div className="p-5">
            <Failure error={keys.error} onRetry={() => void keys.refetch()} />
          </div>
        )}
        <DataTable
          caption="API keys"
          columns={columns}
          rows={keys.data}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={KeyRound} title="No key" actions={make}>
              Make one for each program that sends leads.
            </EmptyState>
          }
        />
      </div>
      <NewApiKey isOpen={isCreating} onOpenChange={setCreating} />
    </>
  );
}
