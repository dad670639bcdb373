import type { Integration } from "@guestcard/sdk";
import { Pencil, Power, RefreshCw } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { useRight } from "../../session/session-context.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { IntegrationForm } from "../integrations/integration-form.tsx";
import { integrationOf } from "../integrations/integration-of.ts";
import { ArchiveIntegration } from "./archive-integration.tsx";
import { useIntegrationAct } from "./use-integration.ts";

/** What can be done to an integration. */
export function IntegrationActions({ integration }: { readonly integration: Integration }) {
  const { id, active, is_running_sync: isSyncing } = integration;
  const [isChanging, setChanging] = useState(false);
  const tell = useToast();
  const sync = useIntegrationAct(id, () => gateway.integrations.sync(id), "The sync is asked for.");
  const change = useIntegrationAct(
    id,
    (values: Readonly<Record<string, string>>) => gateway.integrations.update(id, integrationOf(values)),
    "The integration is changed.",
  );
  const power = useIntegrationAct(
    id,
    () => gateway.integrations.update(id, { active: !active }),
    active ? "Switched off: nothing is synced by itself. Leads are still delivered." : "Switched on.",
  );
  const failed = (error: unknown): void =>
    tell(error instanceof Error ? error.message : "That did not work.");
  if (!useRight("admin")) return null;
  return (
    <>
      <Button isBusy={power.isPending} onClick={() => power.mutate(undefined, { onError: failed })}>
        <Power aria-hidden className="size-4" />
        {active ? "Switch off" : "Switch on"}
      </Button>
      <Button
        onClick={() => {
          change.reset();
          setChanging(true);
        }}
      >
        <Pencil aria-hidden className="size-4" />
        Change
      </Button>
      <ArchiveIntegration integration={integration} />
      <Button
        look="primary"
        isBusy={sync.isPending}
        disabled={isSyncing}
        onClick={() => sync.mutate(undefined, { onError: failed })}
      >
        <RefreshCw aria-hidden className="size-4" />
        {isSyncing ? "Syncing" : "Sync now"}
      </Button>
      <Dialog isOpen={isChanging} onOpenChange={setChanging} title={`Change ${integration.name}`}>
        <IntegrationForm
          integration={integration}
          error={change.error}
          isBusy={change.isPending}
          action="Save"
          onSubmit={(values) => change.mutate(values, { onSuccess: () => setChanging(false) })}
          onCancel={() => setChanging(false)}
        />
      </Dialog>
    </>
  );
}
