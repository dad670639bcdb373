import { Callout } from "../../ui/callout.tsx";
import { Card } from "../../ui/card.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Failure } from "../../ui/failure.tsx";
import { Moment } from "../../ui/moment.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { triggerWords } from "../../words/triggers.ts";
import { WebhookState } from "../webhooks/webhook-state.tsx";
import { Deliveries } from "./deliveries.tsx";
import { useWebhook } from "./use-webhook.ts";
import { WebhookActions } from "./webhook-actions.tsx";

const back = { href: "/webhooks", label: "Webhooks" };

/** One endpoint: what it is told, and how it took it. */
export function WebhookPage({ id }: { readonly id: string }) {
  const webhook = useWebhook(id);
  if (!webhook.data)
    return (
      <>
        <PageHeader title="Webhook" back={back} />
        {webhook.isError ? (
          <Failure
            title="This webhook cannot be shown"
            error={webhook.error}
            onRetry={() => void webhook.refetch()}
          />
        ) : (
          <SkeletonBlock className="h-96" />
        )}
      </>
    );
  const one = webhook.data;
  return (
    <>
      <PageHeader
        title={one.url}
        back={back}
        hint={<WebhookState webhook={one} />}
        actions={<WebhookActions webhook={one} />}
      />
      <div className="space-y-6">
        {one.switched_off_at !== null && (
          <Callout tone="warn" title="It only failed for days, so it was switched off">
            Repair the endpoint, then switch it on again: what waits for it is sent then.
          </Callout>
        )}
        <Card title="Settings">
          <Facts
            facts={{
              "Is told when": one.triggers
                .map(({ trigger, model }) => triggerWords[trigger] + (model === null ? "" : ` (${model})`))
                .join(", "),
              Headers: one.headers?.map(({ header }) => header).join(", ") || undefined,
              "Signing secret": <code className="font-mono text-xs">{one.secret}</code>,
              "Old secret until":
                one.previous_secret_until === null ? undefined : <Moment at={one.previous_secret_until} />,
              "Last taken": <Moment at={one.last_success_at} form="ago" />,
              "Failing since":
                one.failing_since === null ? undefined : <Moment at={one.failing_since} form="ago" />,
              Added: <Moment at={one.created_at} />,
            }}
          />
        </Card>
        <Deliveries id={id} />
      </div>
    </>
  );
}
