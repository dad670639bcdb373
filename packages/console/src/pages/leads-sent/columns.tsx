import type { ListedWrite } from "@guestcard/sdk";
import { Link } from "wouter";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { operationWords } from "../../words/states.ts";
import { durationOf } from "../../words/times.ts";

const nameOf = ({ lead: { first_name: first, last_name: last } }: ListedWrite): string =>
  [first, last].filter(Boolean).join(" ") || "Without a name";

/** The columns of the leads that were sent. */
export const columns: Columns<ListedWrite> = [
  {
    id: "lead",
    header: "Lead",
    cell: ({ row: { original: write } }) => (
      <div className="max-w-56">
        <Link href={`/leads/${write.id}`} className="block truncate font-medium hover:underline">
          {nameOf(write)}
        </Link>
        <span className="block truncate text-xs text-soft">
          {write.lead.email_1 ?? write.lead.phone_1 ?? operationWords[write.operation]}
        </span>
      </div>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: write } }) => (
      <div className="max-w-64">
        <StateBadge state={write.state} />
        {write.last_error !== null && (
          <span className="mt-0.5 block truncate text-xs text-soft" title={write.last_error}>
            {write.last_error}
          </span>
        )}
      </div>
    ),
  },
  {
    id: "property",
    header: "Property",
    cell: ({ row: { original: write } }) => (
      <div className="max-w-48">
        <span className="block truncate">{write.property_name ?? "Unknown"}</span>
        <span className="block truncate text-xs text-soft">{write.integration_name}</span>
      </div>
    ),
  },
  {
    id: "card",
    header: "Guest card",
    cell: ({ row: { original: write } }) => (
      <code className="font-mono text-xs">{write.guest_card_id ?? <span className="text-soft">–</span>}</code>
    ),
  },
  {
    id: "took",
    header: "Took",
    cell: ({ row: { original: write } }) => (
      <span className="whitespace-nowrap tabular-nums">
        {write.stored_at === null
          ? "–"
          : durationOf(Math.max(0, Date.parse(write.stored_at) - Date.parse(write.created_at)))}
      </span>
    ),
  },
  {
    id: "accepted",
    header: "Accepted",
    cell: ({ row: { original: write } }) => <Moment at={write.created_at} />,
  },
];
