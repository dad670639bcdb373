import { Link } from "wouter";
import type { Webhook } from "@guestcard/sdk";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { triggerWords } from "../../words/triggers.ts";
import { WebhookState } from "./webhook-state.tsx";

/** The columns of the list of webhooks. */
export const columns: Columns<Omit<Webhook, "headers">> = [
  {
    id: "url",
    header: "Endpoint",
    cell: ({ row: { original: webhook } }) => (
      <Link href={`/webhooks/${webhook.id}`} className="block max-w-sm truncate font-medium hover:underline">
        {webhook.url}
      </Link>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: webhook } }) => <WebhookState webhook={webhook} />,
  },
  {
    id: "triggers",
    header: "Is told when",
    cell: ({ row: { original: webhook } }) => (
      <span className="block max-w-sm text-xs">
        {webhook.triggers.map(({ trigger }) => triggerWords[trigger]).join(", ")}
      </span>
    ),
  },
  {
    id: "success",
    header: "Last taken",
    cell: ({ row: { original: webhook } }) => <Moment at={webhook.last_success_at} form="ago" />,
  },
];
