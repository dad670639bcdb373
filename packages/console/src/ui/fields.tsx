import { Label } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { classes } from "./classes.ts";
import { useFieldIssues } from "./form.tsx";

/** The look of everything that takes text or a choice. */
export const inputClasses =
  "block w-full rounded-md border border-edge bg-surface px-3 text-sm text-ink placeholder:text-soft disabled:cursor-not-allowed disabled:bg-raised disabled:text-soft aria-invalid:border-bad";

type Common = { readonly name: string; readonly label: string; readonly hint?: ReactNode };

type FrameProps = Common & {
  readonly isRequired?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: (given: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
};

/** A field with its label, what is said of it, and what the gateway found wrong. */
function Frame({ name, label, hint, isRequired = false, className, children }: FrameProps) {
  const id = useId();
  const issues = useFieldIssues(name, id);
  const described = [hint !== undefined && `${id}-hint`, issues.length > 0 && `${id}-issues`].filter(Boolean);
  return (
    <div className={className}>
      <Label.Root htmlFor={id} className="mb-1 block font-medium">
        {label}
        {isRequired && (
          <span aria-hidden className="text-bad">
            {" *"}
          </span>
        )}
      </Label.Root>
      {children({
        id,
        "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
        "aria-invalid": issues.length > 0 || undefined,
      })}
      {issues.length > 0 && (
        <p id={`${id}-issues`} className="mt-1 text-xs font-medium text-bad">
          {issues.join(". ")}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-xs text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

/** A line of text. */
export function TextField({
  label,
  hint,
  className,
  ...rest
}: Common & Omit<ComponentProps<"input">, "name">) {
  const { name, required } = rest;
  return (
    <Frame name={name} label={label} hint={hint} isRequired={required} className={className}>
      {(given) => (
        <input
          {...rest}
          {...given}
          className={classes(inputClasses, "h-9")}
          autoComplete={rest.autoComplete ?? "off"}
        />
      )}
    </Frame>
  );
}

/** Text of several lines. */
export function TextArea({
  label,
  hint,
  className,
  ...rest
}: Common & Omit<ComponentProps<"textarea">, "name">) {
  return (
    <Frame name={rest.name} label={label} hint={hint} isRequired={rest.required} className={className}>
      {(given) => <textarea rows={3} {...rest} {...given} className={classes(inputClasses, "py-2")} />}
    </Frame>
  );
}

/** One of several. */
export function SelectField({
  label,
  hint,
  className,
  children,
  ...rest
}: Common & Omit<ComponentProps<"select">, "name">) {
  return (
    <Frame name={rest.name} label={label} hint={hint} isRequired={rest.required} className={className}>
      {(given) => (
        <select {...rest} {...given} className={classes(inputClasses, "h-9 pr-8")}>
          {children}
        </select>
      )}
    </Frame>
  );
}
