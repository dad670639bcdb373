import { Archive, Plug, Plus } from "lucide-react";
import { useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { gateway } from "../../gateway/gateway.ts";
import { usePages } from "../../ui/use-pages.ts";
import { useRight } from "../../session/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { columns } from "./columns.tsx";
import { NewIntegration } from "./new-integration.tsx";

const LIMIT = 50;
const LIVE_MS = 10_000;
const ARCHIVED = "archived";

/** The licences that are connected, or were. */
export function IntegrationsPage() {
  const [params, setParams] = useSearchParams();
  const isArchived = params.get("show") === ARCHIVED;
  const pages = usePages(
    ["integrations", isArchived ? ARCHIVED : "used"],
    (cursor, options) =>
      gateway.integrations
        .list({ limit: LIMIT, is_archived: isArchived, "order-by": "name", ...cursor }, options)
        .page(),
    LIVE_MS,
  );
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
        actions={
          <>
            <Choice
              label="Which integrations"
              all="Connected"
              value={isArchived ? ARCHIVED : ""}
              options={[[ARCHIVED, "Archived"]]}
              onChange={(show) => setParams(show === "" ? {} : { show }, { replace: true })}
            />
            {connect}
          </>
        }
      />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <PagedTable
          caption="Integrations"
          columns={columns}
          pages={pages}
          rowKey={({ id }) => id}
          words={["integration", "integrations"]}
          empty={
            isArchived ? (
              <EmptyState icon={Archive} title="None is archived">
                An integration that is not needed any more is archived on its page.
              </EmptyState>
            ) : (
              <EmptyState icon={Plug} title="No licence is connected" actions={connect}>
                Connect one with its base URL and licence key. Its properties and pick lists are brought by
                the first sync; then leads can be sent.
              </EmptyState>
            )
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
