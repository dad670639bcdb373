import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

type Props = {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without padding, for tables and lists that go to the edge. */
  readonly isFlush?: boolean;
  readonly className?: string;
};

/** A part of a page with its heading. */
export function Card({ title, hint, actions, children, isFlush = false, className }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classes("min-w-0 overflow-hidden rounded-lg border border-line bg-surface", className)}
    >
      <header className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-5 py-2.5">
        <div>
          <h2 id={id} className="text-[0.9375rem] font-semibold">
            {title}
          </h2>
          {hint !== undefined && <p className="text-xs text-soft">{hint}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={isFlush ? "" : "p-5"}>{children}</div>
    </section>
  );
}
