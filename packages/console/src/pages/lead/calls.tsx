import { ArrowLeftRight, ChevronDown } from "lucide-react";
import { Accordion } from "radix-ui";
import { Badge } from "../../ui/badge.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Moment } from "../../ui/moment.tsx";
import { CallData } from "./call-data.tsx";

type Call = {
  readonly id: string;
  readonly job_type: string;
  readonly status: "SUCCESS" | "FAILURE";
  readonly created_at: string;
};

type Props = { readonly calls: readonly Call[] | undefined; readonly error: unknown };

/** The calls to RealPage that a write made, each with its raw request and reply. */
export function Calls({ calls, error }: Props) {
  return (
    <Card
      title="Calls to RealPage"
      hint="Raw requests and replies, keys and passwords masked. Open one to read it."
      isFlush
    >
      {error !== null && error !== undefined && (
        <div className="p-5">
          <Failure error={error} />
        </div>
      )}
      {calls?.length === 0 && (
        <EmptyState icon={ArrowLeftRight} title="No call yet">
          The first one is shown here as soon as it was made. Old ones are deleted after a while.
        </EmptyState>
      )}
      <Accordion.Root type="multiple" className="divide-y divide-line">
        {calls?.map(({ id, job_type: method, status, created_at: at }, index) => (
          <Accordion.Item key={id} value={id}>
            <Accordion.Header>
              <Accordion.Trigger className="group flex w-full items-center gap-3 px-5 py-3 text-left hover:bg-raised/60">
                <ChevronDown
                  aria-hidden
                  className="size-4 shrink-0 text-soft transition-transform group-data-[state=open]:rotate-180"
                />
                <span className="w-6 text-soft tabular-nums">{index + 1}</span>
                <code className="min-w-0 flex-1 truncate font-mono">{method}</code>
                <Badge tone={status === "SUCCESS" ? "good" : "bad"}>
                  {status === "SUCCESS" ? "Answered" : "Failed"}
                </Badge>
                <span className="text-xs text-soft">
                  <Moment at={at} />
                </span>
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content className="border-t border-line px-5 py-4">
              <CallData id={id} method={method} />
            </Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </Card>
  );
}
