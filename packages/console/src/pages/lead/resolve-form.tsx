import type { WriteResolution } from "@guestcard/sdk";
import { RadioGroup } from "radix-ui";
import { useId, useState } from "react";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { TextArea, TextField } from "../../ui/fields.tsx";

type Action = WriteResolution["action"];

const choices: readonly { action: Action; label: string; hint: string }[] = [
  { action: "confirm", label: "RealPage holds it", hint: "It becomes delivered. Nothing is sent." },
  {
    action: "send_again",
    label: "RealPage does not hold it: send it again",
    hint: "If RealPage does hold it, the lead will be there twice.",
  },
  {
    action: "give_up",
    label: "It shall not be delivered",
    hint: "It becomes failed, and callers read the reason.",
  },
];

type Props = {
  /** A new lead is confirmed by its guest card; a change or an event needs none. */
  readonly needsCard: boolean;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onResolve: (resolution: WriteResolution) => void;
  readonly onCancel: () => void;
};

/** The form in which a person settles a write. */
export function ResolveForm({ needsCard, error, isBusy, onResolve, onCancel }: Props) {
  const [action, setAction] = useState<Action>("confirm");
  const id = useId();
  return (
    <DialogForm
      error={error}
      isBusy={isBusy}
      action={{ confirm: "Confirm", send_again: "Send again", give_up: "Give up" }[action]}
      isDangerous={action !== "confirm"}
      onSubmit={(values) => onResolve({ ...values, action })}
      onCancel={onCancel}
    >
      <RadioGroup.Root
        aria-label="What became of it"
        value={action}
        onValueChange={(value) => setAction(value as Action)}
        className="space-y-2"
      >
        {choices.map(({ action: value, label, hint }) => (
          <div
            key={value}
            className="flex items-start gap-3 rounded-lg border border-line p-3 has-data-[state=checked]:border-accent has-data-[state=checked]:bg-accent-tint"
          >
            <RadioGroup.Item
              value={value}
              id={`${id}-${value}`}
              aria-describedby={`${id}-${value}-hint`}
              className="mt-0.5 flex size-4.5 shrink-0 items-center justify-center rounded-full border border-edge bg-surface data-[state=checked]:border-accent"
            >
              <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
            </RadioGroup.Item>
            <div>
              <label htmlFor={`${id}-${value}`} className="font-medium">
                {label}
              </label>
              <p id={`${id}-${value}-hint`} className="text-xs text-soft">
                {hint}
              </p>
            </div>
          </div>
        ))}
      </RadioGroup.Root>
      {action === "confirm" && needsCard && (
        <TextField
          name="guest_card_id"
          label="Guest card id"
          hint="As RealPage shows it. It belongs to one lead at most."
          required
        />
      )}
      {action === "give_up" && (
        <TextArea name="reason" label="Reason" hint="Optional. Callers read it in the write’s errors." />
      )}
    </DialogForm>
  );
}
