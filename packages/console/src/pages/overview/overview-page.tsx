import { useSearchParams } from "wouter";
import { useIntegrations } from "../../gateway/names.ts";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { spanOf, spans } from "../../words/spans.ts";
import { Choice } from "../../ui/choice.tsx";
import { FlowChart } from "./flow-chart.tsx";
import { Figures } from "./figures.tsx";
import { Health } from "./health.tsx";
import { LevelChart } from "./level-chart.tsx";
import { NeedsAPerson } from "./needs-a-person.tsx";
import { Percentiles } from "./percentiles.tsx";
import { useOverview } from "./use-overview.ts";

/** How things stand, at a glance. */
export function OverviewPage() {
  const [params, setParams] = useSearchParams();
  const span = spanOf(params.get("span") ?? "24h") ?? spans[1];
  const integration = params.get("integration_id");
  const integrations = useIntegrations();
  const overview = useOverview(span, integration);
  const choose = (field: string, value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === "") next.delete(field);
        else next.set(field, value);
        return next;
      },
      { replace: true },
    );
  return (
    <>
      <PageHeader
        title="Overview"
        hint="Kept up to date while it is open."
        actions={
          <>
            <Choice
              label="Integration"
              all="All integrations"
              value={integration ?? ""}
              options={(integrations.data ?? []).map(({ id, name }) => [id, name])}
              onChange={(value) => choose("integration_id", value)}
            />
            <Choice
              label="Span of time"
              all="Last 24 hours"
              value={span.name === "24h" ? "" : span.name}
              options={spans.filter(({ name }) => name !== "24h").map(({ name, label }) => [name, label])}
              onChange={(value) => choose("span", value)}
            />
          </>
        }
      />
      {overview.isError && (
        <div className="mb-6">
          <Failure error={overview.error} onRetry={() => void overview.refetch()} />
        </div>
      )}
      {overview.data ? (
        <div className="space-y-6">
          <NeedsAPerson actions={overview.data.needs_a_person} />
          <Figures overview={overview.data} span={span} integration={integration} />
          <div className="grid gap-6 xl:grid-cols-2">
            <FlowChart overview={overview.data} />
            <LevelChart overview={overview.data} />
          </div>
          <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
            <Percentiles overview={overview.data} />
            <Health integrations={overview.data.integrations} />
          </div>
        </div>
      ) : (
        !overview.isError && (
          <div className="space-y-6">
            <SkeletonBlock className="h-28" />
            <SkeletonBlock className="h-80" />
            <SkeletonBlock className="h-64" />
          </div>
        )
      )}
    </>
  );
}
