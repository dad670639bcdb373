import type { Overview } from "@guestcard/sdk";
import { Plug } from "lucide-react";
import { Link } from "wouter";
import { Badge } from "../../ui/badge.tsx";
import { buttonClasses } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Moment } from "../../ui/moment.tsx";
import { durationOf } from "../../words/times.ts";

type Integration = Overview["integrations"][number];

const badges = {
  OPEN: <Badge tone="good">Open</Badge>,
  BLOCKED: <Badge tone="bad">Blocked</Badge>,
  INACTIVE: <Badge tone="plain">Switched off</Badge>,
} as const;

const SECOND_MS = 1000;

/** What waits, and since when. */
function backlogOf({ waiting, needs_review: reviews, oldest_waiting_seconds: oldest }: Integration): string {
  const since = oldest === null ? "" : `, the oldest for ${durationOf(oldest * SECOND_MS)}`;
  const parts = [waiting > 0 && `${waiting} waiting${since}`, reviews > 0 && `${reviews} in need of review`];
  return parts.filter(Boolean).join("; ") || "Nothing waits";
}

/** How each integration does, and why. */
export function Health({ integrations }: { readonly integrations: readonly Integration[] }) {
  return (
    <Card title="Integrations" isFlush>
      {integrations.length === 0 && (
        <EmptyState
          icon={Plug}
          title="No licence is connected"
          actions={
            <Link href="/integrations" className={buttonClasses("primary")}>
              Connect a licence
            </Link>
          }
        >
          Connect your RPX licence; its properties and pick lists come with the first sync.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {integrations.map((one) => (
          <li key={one.id} className="px-5 py-3.5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <Link href={`/integrations/${one.id}`} className="font-medium hover:underline">
                {one.name}
              </Link>
              {badges[one.state]}
            </div>
            {one.reason !== null && <p className="mt-0.5 break-words">{one.reason}</p>}
            <p className="mt-0.5 text-xs text-soft">
              {backlogOf(one)} · last sync <Moment at={one.last_completed_sync} form="ago" />
              {one.last_sync_state === "failed" && <span className="text-bad"> (the newest failed)</span>}
              {one.last_sync_state === "running" && " (running now)"}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
