import { useQuery } from "@tanstack/react-query";
import { Repeat } from "lucide-react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Failure } from "../../ui/failure.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { DeliveryDetail } from "./delivery-detail.tsx";
import { useWebhookAct } from "./use-webhook.ts";

type Props = { readonly webhookId: string; readonly deliveryId: string | null; readonly onClose: () => void };

/** One delivery: what was sent, every attempt, and sending it again. */
export function DeliveryDialog({ webhookId, deliveryId, onClose }: Props) {
  const tell = useToast();
  const delivery = useQuery({
    queryKey: ["webhook", webhookId, "delivery", deliveryId],
    queryFn: ({ signal }) => gateway.webhooks.readDelivery(webhookId, deliveryId ?? "", { signal }),
    enabled: deliveryId !== null,
  });
  const resend = useWebhookAct(webhookId, (id: string) => gateway.webhooks.resendDelivery(webhookId, id));
  const close = (): void => {
    resend.reset();
    onClose();
  };
  const error = resend.error ?? delivery.error;
  return (
    <Dialog isOpen={deliveryId !== null} onOpenChange={close} title="Delivery" isWide>
      <div className="space-y-4">
        {error !== null && <Failure error={error} />}
        {delivery.data ? (
          <DeliveryDetail delivery={delivery.data} />
        ) : (
          <SkeletonBlock className="h-72 border-0" />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Close</Button>
          <Button
            look="primary"
            isBusy={resend.isPending}
            disabled={deliveryId === null}
            onClick={() =>
              deliveryId !== null && resend.mutate(deliveryId, { onSuccess: () => tell("It is sent again.") })
            }
          >
            <Repeat aria-hidden className="size-4" />
            Send again
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
