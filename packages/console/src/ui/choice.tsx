import { classes } from "./classes.ts";
import { inputClasses } from "./fields.tsx";

type Props = {
  readonly label: string;
  /** What no choice is called. */
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: string) => void;
};

/** One filter of several values. */
export function Choice({ label, all, value = "", options, isDisabled = false, onChange }: Props) {
  return (
    <select
      aria-label={label}
      value={value}
      disabled={isDisabled}
      onChange={(event) => onChange(event.target.value)}
      className={classes(
        inputClasses,
        "h-9 w-auto! max-w-60 pr-8",
        value !== "" && "border-accent! bg-accent-tint! font-medium",
      )}
    >
      <option value="">{all}</option>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
