import { Check } from "lucide-react";
import { Checkbox, Label } from "radix-ui";
import { type ReactNode, useId } from "react";

type Props = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value?: string;
  readonly isChecked?: boolean;
  readonly onChange?: (isChecked: boolean) => void;
};

/** A box to tick. In a form its value is `on` or the given one; not ticked, it has none. */
export function CheckboxField({ name, label, hint, value = "on", isChecked = false, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox.Root
        id={id}
        name={name}
        value={value}
        defaultChecked={isChecked}
        {...(hint !== undefined && { "aria-describedby": `${id}-hint` })}
        onCheckedChange={(checked) => onChange?.(checked === true)}
        className="mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded border border-edge bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Checkbox.Indicator>
          <Check aria-hidden className="size-3.5 text-on-accent" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <div>
        <Label.Root htmlFor={id} className="font-medium">
          {label}
        </Label.Root>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-soft">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
