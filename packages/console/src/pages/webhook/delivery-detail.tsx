import type { gateway } from "../../gateway/gateway.ts";
import { CopyButton, Id } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Moment } from "../../ui/moment.tsx";
import { durationOf } from "../../words/times.ts";
import { triggerWords } from "../../words/triggers.ts";
import { DeliveryState } from "./delivery-columns.tsx";

type Delivery = Awaited<ReturnType<typeof gateway.webhooks.readDelivery>>;

/** JSON in lines; what is none stays as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** What was sent, and how each attempt went. */
export function DeliveryDetail({ delivery }: { readonly delivery: Delivery }) {
  const body = pretty(delivery.body);
  return (
    <>
      <Facts
        facts={{
          "What happened": triggerWords[delivery.trigger],
          State: <DeliveryState state={delivery.state} />,
          "Event id": <Id id={delivery.id} what="event id" />,
          Happened: <Moment at={delivery.created_at} />,
        }}
      />
      <h3 className="font-medium">Attempts</h3>
      {delivery.attempt_log.length === 0 && <p className="text-soft">None yet.</p>}
      <ol className="space-y-1">
        {delivery.attempt_log.map((attempt) => (
          <li key={attempt.attempt} className="flex flex-wrap gap-x-3 gap-y-0.5">
            <Moment at={attempt.at} />
            <span>{attempt.http_status === null ? "no answer" : `HTTP ${attempt.http_status}`}</span>
            {attempt.duration_ms !== null && (
              <span className="text-soft">{durationOf(attempt.duration_ms)}</span>
            )}
            {attempt.error !== null && <span className="text-bad">{attempt.error}</span>}
          </li>
        ))}
      </ol>
      <div className="relative">
        <h3 className="mb-1.5 flex items-center gap-2 font-medium">
          Body <CopyButton text={delivery.body} what="body" />
        </h3>
        {/* It can be scrolled by keyboard, so it has to take the focus. */}
        <pre
          role="region"
          aria-label="Body"
          tabIndex={0}
          className="max-h-72 overflow-auto rounded-md border border-line bg-code p-4 font-mono text-xs"
        >
          {body}
        </pre>
      </div>
    </>
  );
}
