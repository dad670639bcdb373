import { useMutation, useQueryClient } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { useSession } from "../../session/session-context.tsx";
import { CheckboxField } from "../../ui/checkbox-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { TextField } from "../../ui/fields.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";

const rights = [
  { right: "read", label: "Read", hint: "Properties, leads, and what became of writes." },
  { right: "write", label: "Write", hint: "Send leads, changes and events; retry writes." },
  { right: "admin", label: "Administer", hint: "Integrations, webhooks, API keys, logs; settle reviews." },
] as const;

type Props = { readonly isOpen: boolean; readonly onOpenChange: (isOpen: boolean) => void };

/** Makes a key and shows its token, once. */
export function NewApiKey({ isOpen, onOpenChange }: Props) {
  const queries = useQueryClient();
  const own = useSession().api_key.rights;
  const create = useMutation({
    mutationFn: (values: Readonly<Record<string, string>>) =>
      gateway.apiKeys.create({
        name: values["name"] ?? "",
        rights: rights.flatMap(({ right }) => (values[`right:${right}`] === undefined ? [] : [right])),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["api-keys"] }),
  });
  const close = (): void => {
    create.reset();
    onOpenChange(false);
  };
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(open) => (open ? onOpenChange(true) : close())}
      title={create.data ? `The key “${create.data.name}” is made` : "Make an API key"}
    >
      {create.data ? (
        <SecretOnce secret={create.data.token} what="token" onDone={close} />
      ) : (
        <DialogForm
          error={create.error}
          isBusy={create.isPending}
          action="Make the key"
          onSubmit={(values) => create.mutate(values)}
          onCancel={close}
        >
          <TextField
            name="name"
            label="Name"
            required
            hint="What it is for, as “Website” or “On call: Ada”."
          />
          <fieldset className="space-y-3">
            <legend className="mb-2 font-medium">What it may do</legend>
            {rights
              .filter(({ right }) => own.includes(right))
              .map(({ right, label, hint }) => (
                <CheckboxField
                  key={right}
                  name={`right:${right}`}
                  label={label}
                  hint={hint}
                  isChecked={right !== "admin"}
                />
              ))}
          </fieldset>
        </DialogForm>
      )}
    </Dialog>
  );
}
