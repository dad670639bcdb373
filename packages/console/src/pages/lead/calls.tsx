import type { Write } from "@guestcard/sdk";
import { ArrowLeftRight, ChevronDown } from "lucide-react";
import { Accordion } from "radix-ui";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Moment } from "../../ui/moment.tsx";
import { durationOf } from "../../words/times.ts";
import { CallData } from "./call-data.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";

type Props = {
  readonly calls: Write["calls"];
  /** Raw requests and replies are for administrators. */
  readonly mayRead: boolean;
};

/** The calls to RealPage that a write made, each with its raw request and reply. */
export function Calls({ calls, mayRead }: Props) {
  return (
    <Card
      title="Calls to RealPage"
      hint={
        mayRead
          ? "Open one to read its raw request and reply; keys and passwords are masked."
          : "To read requests and replies, sign in with a key that has the right admin."
      }
      isFlush
    >
      {calls.length === 0 && (
        <EmptyState icon={ArrowLeftRight} title="No call to show">
          None was made yet, or they are so old that they were deleted.
        </EmptyState>
      )}
      <Accordion.Root type="multiple" className="divide-y divide-line">
        {calls.map((call, index) => (
          <Accordion.Item key={call.job_log_id} value={call.job_log_id} disabled={!mayRead}>
            <Accordion.Header>
              <Accordion.Trigger className="group flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-5 py-3 text-left hover:bg-raised/60">
                <ChevronDown
                  aria-hidden
                  className="size-4 shrink-0 text-soft transition-transform group-data-[state=open]:rotate-180"
                />
                <span className="w-5 text-soft tabular-nums">{index + 1}</span>
                <code className="font-mono">{call.method}</code>
                <OutcomeBadge outcome={call.outcome} />
                <span className="min-w-0 flex-1 basis-24 truncate text-soft">{call.reason}</span>
                <span className="text-xs text-soft tabular-nums">
                  {durationOf(Date.parse(call.finished_at) - Date.parse(call.started_at))}
                </span>
                <span className="text-xs text-soft">
                  <Moment at={call.started_at} />
                </span>
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content className="border-t border-line px-5 py-4">
              <CallData id={call.job_log_id} method={call.method} />
            </Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </Card>
  );
}
