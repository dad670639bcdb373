import { useRight } from "../../session/session-context.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { operationWords, stateWords } from "../../words/states.ts";
import { Calls } from "./calls.tsx";
import { LeadActions } from "./lead-actions.tsx";
import { LeadFacts } from "./lead-facts.tsx";
import { nameOf } from "./person.ts";
import { RequestCard } from "./request-card.tsx";
import { Timeline } from "./timeline.tsx";
import { WebhooksTold } from "./webhooks-told.tsx";
import { useLead } from "./use-lead.ts";

const back = { href: "/leads", label: "Leads sent" };

/** Everything about one write. */
export function LeadPage({ jobId }: { readonly jobId: string }) {
  const lead = useLead(jobId);
  const mayReadCalls = useRight("admin");
  if (!lead.data)
    return (
      <>
        <PageHeader title="Lead" back={back} />
        {lead.isError ? (
          <Failure title="This lead cannot be shown" error={lead.error} onRetry={() => void lead.refetch()} />
        ) : (
          <SkeletonBlock className="h-96" />
        )}
      </>
    );
  const write = lead.data;
  const { meaning, tone, label } = stateWords[write.state];
  return (
    <>
      <PageHeader
        title={nameOf(write) ?? operationWords[write.operation] ?? write.operation}
        back={back}
        hint={
          <span className="inline-flex flex-wrap items-center gap-2">
            <StateBadge state={write.state} />
            {operationWords[write.operation]}
          </span>
        }
        actions={<LeadActions write={write} />}
      />
      <div className="space-y-6">
        {write.state !== "done" && (
          <Callout tone={tone === "bad" ? "warn" : tone} title={label}>
            <p>
              {meaning} {write.actions.advice}
            </p>
            {write.errors.map((error) => (
              <p key={error} className="mt-1 font-medium">
                {error}
              </p>
            ))}
          </Callout>
        )}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
          <div className="space-y-6">
            <Timeline write={write} />
            <RequestCard write={write} />
          </div>
          <div className="space-y-6">
            <LeadFacts write={write} />
            <WebhooksTold write={write} />
          </div>
        </div>
        <Calls calls={write.calls} mayRead={mayReadCalls} />
      </div>
    </>
  );
}
