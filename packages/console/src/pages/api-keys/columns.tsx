import type { ApiKey } from "@guestcard/sdk";
import { Badge } from "../../ui/badge.tsx";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { RevokeApiKey } from "./revoke-api-key.tsx";

/** The columns of the list of API keys. */
export const columns: Columns<ApiKey> = [
  {
    id: "name",
    header: "Name",
    cell: ({ row: { original: key } }) => <span className="font-medium">{key.name}</span>,
  },
  { id: "rights", header: "Rights", cell: ({ row: { original: key } }) => key.rights.join(", ") },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: key } }) =>
      key.revoked_at === null ? <Badge tone="good">Valid</Badge> : <Badge tone="plain">Revoked</Badge>,
  },
  {
    id: "made",
    header: "Made",
    cell: ({ row: { original: key } }) => <Moment at={key.created_at} />,
  },
  {
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    cell: ({ row: { original: key } }) => (
      <div className="flex justify-end">{key.revoked_at === null && <RevokeApiKey apiKey={key} />}</div>
    ),
  },
];
