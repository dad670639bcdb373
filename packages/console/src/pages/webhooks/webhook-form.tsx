import type { Webhook } from "@guestcard/sdk";
import { Button } from "../../ui/button.tsx";
import { CheckboxField } from "../../ui/checkbox-field.tsx";
import { TextField } from "../../ui/fields.tsx";
import { Form } from "../../ui/form.tsx";
import { type Trigger, triggers, triggerWords } from "../../words/triggers.ts";
import { boxOf } from "./webhook-of.ts";

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
export function WebhookForm({ webhook, error, isBusy, action, onSubmit, onCancel }: Props) {
  const chosen = webhook ? new Set(webhook.triggers.map(({ trigger }) => trigger)) : usual;
  return (
    <Form className="space-y-5" error={error} onSubmit={onSubmit}>
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
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" isBusy={isBusy}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
