import type { Overview } from "@guestcard/sdk";
import { CircleCheck, ChevronRight } from "lucide-react";
import { Link } from "wouter";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { Moment } from "../../ui/moment.tsx";

type Action = Overview["needs_a_person"][number];

const kinds: Readonly<
  Record<Action["kind"], { readonly label: string; readonly tone: Tone; readonly page: string }>
> = {
  write_needs_review: { label: "Lead needs review", tone: "ask", page: "/leads" },
  integration_blocked: { label: "Integration blocked", tone: "bad", page: "/integrations" },
  webhook_switched_off: { label: "Webhook switched off", tone: "warn", page: "/webhooks" },
  sync_failed: { label: "Sync failed", tone: "warn", page: "/integrations" },
};

/** What only a person can settle, with what to do. */
export function NeedsAPerson({ actions }: { readonly actions: readonly Action[] }) {
  if (actions.length === 0)
    return (
      <p className="flex items-center gap-2.5 rounded-lg border border-line bg-surface px-5 py-4">
        <CircleCheck aria-hidden className="size-5 text-good" />
        <span className="font-medium">Nothing needs a person now.</span>
      </p>
    );
  return (
    <Card
      title="Needs a person now"
      hint={`${actions.length} to settle. Everything else goes on by itself.`}
      isFlush
    >
      <ul className="max-h-112 divide-y divide-line overflow-y-auto">
        {actions.map((action) => {
          const { label, tone, page } = kinds[action.kind];
          return (
            <li key={action.kind + action.id + action.name}>
              <Link
                href={`${page}/${action.id}`}
                className="flex items-center gap-4 px-5 py-3.5 hover:bg-raised/60"
              >
                <span className="min-w-0 flex-1">
                  <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <Badge tone={tone}>{label}</Badge>
                    <span className="min-w-0 truncate font-medium">{action.name}</span>
                    <span className="text-xs text-soft">
                      <Moment at={action.since} form="ago" />
                    </span>
                  </span>
                  {action.reason !== null && <span className="mt-1 block break-words">{action.reason}</span>}
                  <span className="mt-0.5 block text-soft">{action.what_to_do}</span>
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-soft" />
              </Link>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
