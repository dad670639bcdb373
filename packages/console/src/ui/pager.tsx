import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "./button.tsx";

type Props = {
  /** What stands between the buttons, as `1,204 leads`. */
  readonly summary: string;
  /** Go a page back or on; null where there is none. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
};

/** Goes through the pages of a list. */
export function Pager({ summary, previous, next }: Props) {
  return (
    <nav
      aria-label="Pages"
      className="flex items-center justify-between gap-4 border-t border-line px-5 py-3"
    >
      <p className="text-soft tabular-nums">{summary}</p>
      <div className="flex gap-2">
        <Button disabled={previous === null} onClick={() => previous?.()}>
          <ChevronLeft aria-hidden className="size-4" />
          Previous
        </Button>
        <Button disabled={next === null} onClick={() => next?.()}>
          Next
          <ChevronRight aria-hidden className="size-4" />
        </Button>
      </div>
    </nav>
  );
}
