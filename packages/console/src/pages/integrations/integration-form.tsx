import type { Integration } from "@guestcard/sdk";
import { CheckboxField } from "../../ui/checkbox-field.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { TextField } from "../../ui/fields.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { PaceFields } from "./pace-fields.tsx";
import { ScheduleFields } from "./schedule-fields.tsx";

type Props = {
  /** What is changed; none: a new one. */
  readonly integration?: Integration;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly action: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
};

/** The form of an integration, new or changed. */
export function IntegrationForm({ integration, ...form }: Props) {
  return (
    <DialogForm {...form}>
      <TextField
        name="name"
        label="Name"
        required
        defaultValue={integration?.name}
        hint="As your people call it, as “Highland Homes”."
      />
      <CredentialFields isNew={!integration} />
      <PaceFields integration={integration} />
      <ScheduleFields integration={integration} />
      <CheckboxField
        name="new_properties_are_enabled"
        label="Sync properties that are new"
        hint="Otherwise each is switched on by hand, under Properties."
        isChecked={integration?.new_properties_are_enabled ?? true}
      />
    </DialogForm>
  );
}
