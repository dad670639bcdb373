import type { Write } from "@guestcard/sdk";
import type { Tone } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { classes } from "../../ui/classes.ts";
import { Moment } from "../../ui/moment.tsx";
import { wordsOfEvent } from "../../words/events.ts";
import { durationOf } from "../../words/times.ts";

const dots: Readonly<Record<Tone, string>> = {
  good: "bg-good",
  busy: "bg-busy",
  warn: "bg-warn",
  ask: "bg-ask",
  bad: "bg-bad",
  plain: "bg-soft",
};

/** Everything that happened to a write, in order. */
export function Timeline({ write }: { readonly write: Write }) {
  const begin = Date.parse(write.created_at);
  return (
    <Card title="Timeline" hint="Times count from the moment it was accepted.">
      <ol className="relative">
        {write.events.map((event, index) => {
          const { label, tone } = wordsOfEvent(event.event);
          const isLast = index === write.events.length - 1;
          return (
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index} className="relative flex gap-3 pb-5 last:pb-0">
              {!isLast && <span aria-hidden className="absolute top-4 bottom-0 left-[5px] w-0.5 bg-line" />}
              <span
                aria-hidden
                className={classes("mt-1 size-3 shrink-0 rounded-full ring-4 ring-surface", dots[tone])}
              />
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <p className="font-medium">{label}</p>
                  <p className="text-xs text-soft">
                    <span className="mr-2 tabular-nums">
                      +{durationOf(Math.max(0, Date.parse(event.at) - begin))}
                    </span>
                    <Moment at={event.at} />
                  </p>
                </div>
                {event.reason !== null && <p className="mt-0.5 break-words text-soft">{event.reason}</p>}
                {event.message_log_id !== null && (
                  <p className="mt-0.5 text-xs text-soft">
                    RealPage’s message log <code className="font-mono">{event.message_log_id}</code>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
