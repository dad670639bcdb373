import { useMutation, useQueryClient } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import { webhookOf } from "./webhook-of.ts";

type Props = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** Adds an endpoint and shows its secret, once. */
export function NewWebhook({ isOpen, onOpenChange }: Props) {
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (values: Readonly<Record<string, string>>) =>
      gateway.webhooks.create({ ...webhookOf(values), active: true }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  const close = (): void => {
    create.reset();
    onOpenChange(false);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => (open ? onOpenChange(true) : close())}
      title={create.data ? "The endpoint is added" : "Add an endpoint"}
    >
      {create.data ? (
        <SecretOnce secret={create.data.secret} what="signing secret" onDone={close}>
          <p className="text-soft">
            Your software verifies each request with it, by the Standard Webhooks headers.
          </p>
        </SecretOnce>
      ) : (
        <WebhookForm
          error={create.error}
          isBusy={create.isPending}
          action="Add"
          onSubmit={(values) => create.mutate(values)}
          onCancel={close}
        />
      )}
    </Dialog>
  );
}
