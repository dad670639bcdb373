/**
 * What dims the page behind a dialog. Radix' own overlay would write a style element to stop the page from scrolling,
 * which the gateway's content policy forbids; styles.css does that.
 */
export function Shade() {
  return <div aria-hidden className="fixed inset-0 z-40 bg-black/50" />;
}

/** Where a dialog stands. */
export const panelClasses =
  "fixed top-1/2 left-1/2 z-50 max-h-[min(90vh,56rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-line bg-surface p-6 shadow-2xl";
