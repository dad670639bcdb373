import type { Integration } from "@guestcard/sdk";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Form } from "../../ui/form.tsx";
import { CredentialFields } from "./credential-fields.tsx";
import { PaceFields } from "./pace-fields.tsx";

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
export function IntegrationForm({ integration, error, isBusy, action, onSubmit, onCancel }: Props) {
  return (
    <Form className="space-y-5" error={error} onSubmit={onSubmit}>
      <TextField
        name="name"
        label="Name"
        required
        defaultValue={integration?.name}
        hint="As your people call it, as “Highland Homes”."
      />
      <CredentialFields isNew={!integration} />
      <PaceFields integration={integration} />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
