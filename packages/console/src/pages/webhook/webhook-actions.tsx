import type { Webhook } from "@guestcard/sdk";
import { Pencil, Power } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { WebhookForm } from "../webhooks/webhook-form.tsx";
import { webhookOf } from "../webhooks/webhook-of.ts";
import { DeleteWebhook } from "./delete-webhook.tsx";
import { RotateSecret } from "./rotate-secret.tsx";
import { useWebhookAct } from "./use-webhook.ts";

type Values = Readonly<Record<string, string>>;

/** What can be done to a webhook. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const { id, active } = webhook;
  const [isChanging, setChanging] = useState(false);
  const tell = useToast();
  const power = useWebhookAct(id, () => gateway.webhooks.update(id, { active: !active }));
  const change = useWebhookAct(id, (values: Values) => {
    const { headers, ...rest } = webhookOf(values);
    // The audit log shows that headers were replaced, so they go only where they were.
    const isSame = JSON.stringify(headers) === JSON.stringify(webhook.headers ?? []);
    return gateway.webhooks.update(id, { ...rest, ...(!isSame && { headers }) });
  });
  const open = (): void => {
    change.reset();
    setChanging(true);
  };
  return (
    <>
      <Button
        isBusy={power.isPending}
        onClick={() =>
          power.mutate(undefined, {
            onSuccess: () => tell(active ? "Switched off." : "Switched on. What waits is sent now."),
            onError: (error) => tell(error.message),
          })
        }
      >
        <Power aria-hidden className="size-4" />
        {active ? "Switch off" : "Switch on"}
      </Button>
      <Button onClick={open}>
        <Pencil aria-hidden className="size-4" />
        Change
      </Button>
      <RotateSecret id={id} />
      <DeleteWebhook id={id} />
      <Dialog isOpen={isChanging} onOpenChange={setChanging} title="Change the endpoint">
        <WebhookForm
          webhook={webhook}
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
