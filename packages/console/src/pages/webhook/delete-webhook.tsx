import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { useWebhookAct } from "./use-webhook.ts";

/** Deletes a webhook with its deliveries. */
export function DeleteWebhook({ id }: { readonly id: string }) {
  const [isAsking, setAsking] = useState(false);
  const [, goTo] = useLocation();
  const tell = useToast();
  const remove = useWebhookAct(id, async () => {
    await gateway.webhooks.delete(id);
    tell("The endpoint is deleted.");
    goTo("/webhooks");
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        Delete
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Delete this endpoint?"
        action="Delete"
        isDangerous
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
      >
        <p>It is told nothing any more. Its deliveries go with it; that cannot be taken back.</p>
      </Confirm>
    </>
  );
}
