import { Tabs } from "radix-ui";
import { Badge } from "../../ui/badge.tsx";
import { Failure } from "../../ui/failure.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { TabList, tabPanelClasses } from "../../ui/tab-list.tsx";
import { AccessCheck } from "./access-check.tsx";
import { Blocks } from "./blocks.tsx";
import { IntegrationActions } from "./integration-actions.tsx";
import { Properties } from "./properties.tsx";
import { Standing } from "./standing.tsx";
import { Syncs } from "./syncs.tsx";
import { useIntegration } from "./use-integration.ts";

const back = { href: "/integrations", label: "Integrations" };

/** One licence: how it stands, what it may do, what was synced. */
export function IntegrationPage({ id }: { readonly id: string }) {
  const integration = useIntegration(id);
  if (!integration.data)
    return (
      <>
        <PageHeader title="Integration" back={back} />
        {integration.isError ? (
          <Failure
            title="This integration cannot be shown"
            error={integration.error}
            onRetry={() => void integration.refetch()}
          />
        ) : (
          <SkeletonBlock className="h-96" />
        )}
      </>
    );
  const one = integration.data;
  return (
    <>
      <PageHeader
        title={one.name}
        back={back}
        hint={<StateOf state={one.state} isActive={one.active} isArchived={one.is_archived} />}
        actions={!one.is_archived && <IntegrationActions integration={one} />}
      />
      <div className="space-y-6">
        <Blocks integration={one} />
        <Standing integration={one} />
        <Tabs.Root defaultValue="access">
          <TabList
            label="Parts of the integration"
            tabs={[
              ["access", "Connection test"],
              ["syncs", "Syncs"],
              ["properties", "Properties"],
            ]}
          />
          <Tabs.Content value="access" className={tabPanelClasses}>
            <AccessCheck id={id} isRunning={one.is_running_data_access_check} />
          </Tabs.Content>
          <Tabs.Content value="syncs" className={tabPanelClasses}>
            <Syncs id={id} isRunning={one.is_running_sync} />
          </Tabs.Content>
          <Tabs.Content value="properties" className={tabPanelClasses}>
            <Properties id={id} />
          </Tabs.Content>
        </Tabs.Root>
      </div>
    </>
  );
}

type StateProps = {
  readonly state: "OPEN" | "BLOCKED";
  readonly isActive: boolean;
  readonly isArchived: boolean;
};

function StateOf({ state, isActive, isArchived }: StateProps) {
  if (isArchived) return <Badge tone="plain">Archived</Badge>;
  if (!isActive) return <Badge tone="plain">Switched off</Badge>;
  return state === "OPEN" ? <Badge tone="good">Open</Badge> : <Badge tone="bad">Blocked</Badge>;
}
