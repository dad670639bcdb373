import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

const looks = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong border-transparent",
  secondary: "bg-surface text-ink border-edge/60 hover:bg-raised",
  danger: "bg-bad-fill text-white border-transparent hover:brightness-90",
  quiet: "bg-transparent text-soft border-transparent hover:bg-raised hover:text-ink",
} as const;

/** How a button or a link that looks like one appears. */
export const buttonClasses = (look: keyof typeof looks = "secondary", more?: string): string =>
  classes(
    "inline-flex h-9 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3.5 text-sm font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55",
    looks[look],
    more,
  );

type Props = ComponentProps<"button"> & {
  readonly look?: keyof typeof looks;
  /** Something it began is under way: it shows so, and cannot be pressed again. */
  readonly isBusy?: boolean;
};

/** A button. It submits no form unless `type` says so. */
export function Button({ look = "secondary", isBusy = false, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      className={buttonClasses(look, className)}
    >
      {isBusy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}
