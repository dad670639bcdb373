import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** What a colour says everywhere in the console. */
export type Tone = "good" | "busy" | "warn" | "ask" | "bad" | "plain";

const tones: Readonly<Record<Tone, string>> = {
  good: "bg-good-tint text-good",
  busy: "bg-busy-tint text-busy",
  warn: "bg-warn-tint text-warn",
  ask: "bg-ask-tint text-ask",
  bad: "bg-bad-tint text-bad",
  plain: "bg-raised text-soft",
};

/** A state in a word. The word says it; the colour repeats it. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
}
