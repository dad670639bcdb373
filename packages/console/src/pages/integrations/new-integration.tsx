import { useMutation, useQueryClient } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { integrationOf } from "./integration-of.ts";
import { IntegrationForm } from "./integration-form.tsx";

type Props = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly onCreated: (id: string) => void;
};

/** Connects a licence. */
export function NewIntegration({ isOpen, onOpenChange, onCreated }: Props) {
  const queries = useQueryClient();
  const tell = useToast();
  const create = useMutation({
    mutationFn: (values: Readonly<Record<string, string>>) =>
      gateway.integrations.create({
        name: "",
        ...integrationOf(values),
        integration_vendor: "REALPAGE_RPX",
        credentials: { baseUrl: "", licensekey: "", ...integrationOf(values).credentials },
        active: true,
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ["integrations"] });
      // What it may do is asked at once, so that a missing right is seen before a lead waits for it.
      await gateway.integrations.checkDataAccess(id).catch(() => undefined);
      tell("The licence is connected. Its first sync began.");
      onCreated(id);
    },
  });
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) create.reset();
        onOpenChange(open);
      }}
      title="Connect a licence"
      hint="Credentials are sealed at once and never shown again."
    >
      <IntegrationForm
        error={create.error}
        isBusy={create.isPending}
        action="Connect"
        onSubmit={(values) => create.mutate(values)}
        onCancel={() => onOpenChange(false)}
      />
    </Dialog>
  );
}
