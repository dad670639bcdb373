import type { Integration } from "@guestcard/sdk";
import { Archive } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useIntegrationAct } from "./use-integration.ts";

/** Archives an integration, for good. */
export function ArchiveIntegration({ integration }: { readonly integration: Integration }) {
  const { id, name, waiting_writes: waiting } = integration;
  const [isAsking, setAsking] = useState(false);
  const archive = useIntegrationAct(
    id,
    () => gateway.integrations.archive(id),
    "The integration is archived.",
  );
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Archive aria-hidden className="size-4" />
        Archive
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Archive “${name}”?`}
        action="Archive"
        isDangerous
        isBusy={archive.isPending}
        error={archive.error}
        onConfirm={() => archive.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <p>It takes no lead and is synced no more. That cannot be taken back.</p>
        {waiting > 0 && (
          <p>
            {waiting === 1 ? "One write waits" : `${waiting} writes wait`} for it, and will still be
            delivered.
          </p>
        )}
      </Confirm>
    </>
  );
}
