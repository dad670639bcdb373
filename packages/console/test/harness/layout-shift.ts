import type { Page } from "playwright-core";

/**
 * How far what stood on a page jumped since it was opened, without the moments after something was pressed: the sum
 * that browsers call cumulative layout shift.
 */
export function layoutShiftOf(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
    // What is buffered comes in a task of its own.
    setTimeout(() => resolve(sum), 100);
  })`);
}
