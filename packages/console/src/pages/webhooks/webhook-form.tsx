import type { Webhook } from "@guestcard/sdk";
import { CheckboxField } from "../../ui/checkbox-field.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { type Trigger, triggers, triggerWords } from "../../words/triggers.ts";
import { HeaderFields } from "./header-fields.tsx";
import { boxOf, modelOf, models } from "./webhook-of.ts";

const usual: ReadonlySet<Trigger> = new Set<Trigger>(["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"]);

type Props = {
  /** What is changed; none: a new one. */
  readonly webhook?: Webhook;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly action: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  readonly onCancel: () => void;
};

/** The form of a webhook, new or changed. */
export function WebhookForm({ webhook, ...form }: Props) {
  const chosen = webhook ? new Set(webhook.triggers.map(({ trigger }) => trigger)) : usual;
  const model = webhook ? modelOf(webhook) : null;
  return (
    <DialogForm {...form}>
      <TextField
        name="url"
        label="URL"
        type="url"
        required
        defaultValue={webhook?.url}
        placeholder="https://example.com/guestcard"
      />
      <fieldset className="space-y-3">
        <legend className="mb-2 font-medium">It is told when</legend>
        {triggers.map((trigger) => (
          <CheckboxField
            key={trigger}
            name={boxOf(trigger)}
            label={triggerWords[trigger]}
            hint={<code className="font-mono">{trigger}</code>}
            isChecked={chosen.has(trigger)}
          />
        ))}
      </fieldset>
      <SelectField
        name="model"
        label="Records of"
        hint="Narrows what is told of new and changed records."
        defaultValue={model ?? ""}
      >
        <option value="">Every model</option>
        {/* One that was chosen elsewhere stays what it is. */}
        {[...new Set([...models, ...(model === null ? [] : [model])])].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectField>
      <HeaderFields headers={webhook?.headers ?? []} />
    </DialogForm>
  );
}
