import type { gateway } from "../../gateway/gateway.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { triggerWords } from "../../words/triggers.ts";

type Page = Awaited<ReturnType<ReturnType<typeof gateway.webhooks.deliveries>["page"]>>;
type Delivery = Page["items"][number];

const states: Readonly<Record<Delivery["state"], readonly [Tone, string]>> = {
  pending: ["busy", "To be sent"],
  delivered: ["good", "Taken"],
  failed: ["bad", "Failed"],
};

/** How a delivery stands. */
export function DeliveryState({ state }: { readonly state: Delivery["state"] }) {
  const [tone, label] = states[state];
  return <Badge tone={tone}>{label}</Badge>;
}

/** The columns of the list of deliveries. @param open shows one in full. */
export const deliveryColumns = (open: (id: string) => void): Columns<Delivery> => [
  {
    id: "trigger",
    header: "What happened",
    cell: ({ row: { original: delivery } }) => (
      <button
        type="button"
        className="text-left font-medium hover:underline"
        onClick={() => open(delivery.id)}
      >
        {triggerWords[delivery.trigger]}
      </button>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: delivery } }) => <DeliveryState state={delivery.state} />,
  },
  {
    id: "answer",
    header: "Last answer",
    cell: ({ row: { original: delivery } }) => (
      <span className="block max-w-64 truncate" title={delivery.error ?? undefined}>
        {delivery.error ?? (delivery.http_status === null ? "–" : `HTTP ${delivery.http_status}`)}
      </span>
    ),
  },
  { id: "attempts", header: "Attempts", cell: ({ row: { original: delivery } }) => delivery.attempts },
  {
    id: "at",
    header: "Happened",
    cell: ({ row: { original: delivery } }) => <Moment at={delivery.created_at} />,
  },
];
