import { Link } from "wouter";
import type { gateway } from "../../gateway/gateway.ts";
import { Badge } from "../../ui/badge.tsx";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { intervalOf, paceOf } from "../../words/paces.ts";

type Page = Awaited<ReturnType<ReturnType<typeof gateway.integrations.list>["page"]>>;
type Listed = Page["items"][number];

/** The columns of the list of integrations. */
export const columns: Columns<Listed> = [
  {
    id: "name",
    header: "Name",
    cell: ({ row: { original: one } }) => (
      <Link href={`/integrations/${one.id}`} className="font-medium hover:underline">
        {one.name}
      </Link>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: one } }) => {
      if (one.is_archived) return <Badge tone="plain">Archived</Badge>;
      if (!one.active) return <Badge tone="plain">Switched off</Badge>;
      return one.can_authenticate ? (
        <Badge tone="good">In use</Badge>
      ) : (
        <Badge tone="bad">Credentials refused</Badge>
      );
    },
  },
  {
    id: "pace",
    header: "Pace",
    cell: ({ row: { original: one } }) =>
      `${paceOf(one.max_request_frequency, one.max_request_cadence)}, ${one.max_job_concurrency} at once`,
  },
  {
    id: "sync",
    header: "Syncs",
    cell: ({ row: { original: one } }) =>
      one.use_custom_sync_schedule ? "by its schedule" : intervalOf(one.sync_frequency, one.sync_cadence),
  },
  {
    id: "synced",
    header: "Last sync",
    cell: ({ row: { original: one } }) => <Moment at={one.last_completed_sync} form="ago" />,
  },
  {
    id: "checked",
    header: "Last check",
    cell: ({ row: { original: one } }) => <Moment at={one.last_data_access_check} form="ago" />,
  },
];
