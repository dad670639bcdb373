import type { Write } from "@guestcard/sdk";
import { Link } from "wouter";
import { Card } from "../../ui/card.tsx";
import { Moment } from "../../ui/moment.tsx";
import { triggerWords } from "../../words/triggers.ts";
import { DeliveryState } from "../webhook/delivery-columns.tsx";

/** The webhooks that were told of a write, or are to be. */
export function WebhooksTold({ write }: { readonly write: Write }) {
  return (
    <Card title="Webhooks" hint="Who was told of it, and how they took it." isFlush>
      {write.deliveries.length === 0 && (
        <p className="px-5 py-4 text-soft">
          No endpoint was told.{" "}
          <Link href="/webhooks" className="text-accent underline underline-offset-2">
            See the webhooks
          </Link>
        </p>
      )}
      <ul className="divide-y divide-line">
        {write.deliveries.map((told) => (
          <li key={told.webhook_id + told.delivery_id} className="px-5 py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <Link
                href={`/webhooks/${told.webhook_id}`}
                className="min-w-0 truncate font-medium hover:underline"
              >
                {told.url}
              </Link>
              <DeliveryState state={told.state} />
            </div>
            <p className="mt-0.5 text-xs break-words text-soft">
              {triggerWords[told.trigger]} · <Moment at={told.last_attempt_at} never="not sent yet" /> ·{" "}
              {told.error ?? (told.http_status === null ? "no answer yet" : `HTTP ${told.http_status}`)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
