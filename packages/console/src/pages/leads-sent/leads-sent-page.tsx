import { CirclePlus, SearchX, Send } from "lucide-react";
import { Link } from "wouter";
import { useRight } from "../../session/session-context.tsx";
import { Button, buttonClasses } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { columns } from "./columns.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { useFilters } from "./filters.ts";
import { useLeads } from "./use-leads.ts";

/** Every lead that was accepted, the newest first. */
export function LeadsSentPage() {
  const [filters, change, clear] = useFilters();
  const pages = useLeads(filters);
  const isFiltered = Object.keys(filters).length > 0;
  const mayWrite = useRight("write");
  const newLead = mayWrite && (
    <Link href="/new-lead" className={buttonClasses("primary")}>
      <CirclePlus aria-hidden className="size-4" />
      New lead
    </Link>
  );
  return (
    <>
      <PageHeader
        title="Leads sent"
        hint="Everything that was accepted, and where it stands. The list keeps itself up to date."
        actions={newLead}
      />
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <FilterBar filters={filters} onChange={change} onClear={clear} />
        <PagedTable
          caption="Leads sent"
          columns={columns}
          pages={pages}
          rowKey={({ id }) => id}
          words={["lead", "leads"]}
          empty={
            isFiltered ? (
              <EmptyState
                icon={SearchX}
                title="No lead matches"
                actions={<Button onClick={clear}>Clear the search</Button>}
              >
                If the caller got no job id, the lead was never accepted. Search by a part of the name, or
                widen the filters.
              </EmptyState>
            ) : (
              <EmptyState icon={Send} title="No lead was sent yet" actions={newLead}>
                Send one here, or let your software post to{" "}
                <code className="font-mono">/v1/leads/realpage_rpx/</code>.
              </EmptyState>
            )
          }
        />
      </div>
    </>
  );
}
