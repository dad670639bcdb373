import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** Styles text for standard output: only where that is a terminal, and never against NO_COLOR. */
const paintWith =
  (style: Style) =>
  (text: string): string =>
    styleText(style, text, { stream: process.stdout });

export const paint = {
  good: paintWith("green"),
  bad: paintWith("red"),
  doubtful: paintWith("yellow"),
  quiet: paintWith("dim"),
  strong: paintWith("bold"),
} as const;
