import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { usePages } from "../../ui/use-pages.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { columns } from "./columns.tsx";
import { NewApiKey } from "./new-api-key.tsx";
import { Sessions } from "./sessions.tsx";

const LIMIT = 50;

/** Who may call the gateway. */
export function ApiKeysPage() {
  const [isCreating, setCreating] = useState(false);
  const pages = usePages(
    ["api-keys"],
    (cursor, options) => gateway.apiKeys.list({ limit: LIMIT, ...cursor }, options).page(),
    false,
  );
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
        <PagedTable
          caption="API keys"
          columns={columns}
          pages={pages}
          words={["key", "keys"]}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={KeyRound} title="No key" actions={make}>
              Make one for each program that sends leads.
            </EmptyState>
          }
        />
      </div>
      {/* Below a list whose length is not known yet it would jump. */}
      {!pages.list.isPending && (
        <div className="mt-6">
          <Sessions />
        </div>
      )}
      <NewApiKey isOpen={isCreating} onOpenChange={setCreating} />
    </>
  );
}
