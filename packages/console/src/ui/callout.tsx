import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./badge.tsx";
import { classes } from "./classes.ts";

const looks = {
  bad: { classes: "border-bad/30 bg-bad-tint text-bad", Icon: CircleAlert },
  warn: { classes: "border-warn/30 bg-warn-tint text-warn", Icon: TriangleAlert },
  ask: { classes: "border-ask/30 bg-ask-tint text-ask", Icon: TriangleAlert },
  good: { classes: "border-good/30 bg-good-tint text-good", Icon: CircleCheck },
  busy: { classes: "border-busy/30 bg-busy-tint text-busy", Icon: Info },
  plain: { classes: "border-line bg-raised text-soft", Icon: Info },
} satisfies Record<Tone, unknown>;

type Props = {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** Something that the reader should know before going on. */
export function Callout({ tone, title, children, actions }: Props) {
  const { classes: look, Icon } = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={classes("flex flex-wrap items-start gap-3 rounded-lg border p-4", look)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="mt-1 break-words text-ink">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
