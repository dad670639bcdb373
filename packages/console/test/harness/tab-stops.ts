import type { Page } from "playwright-core";

/** Longer than any page has stops. */
const MOST_STOPS = 400;

/** What the Tab key does not reach of a page, and where the focus cannot be seen, as HTML. */
export async function keyboardFaultsOf(page: Page): Promise<{ unreached: string[]; unseen: string[] }> {
  await page.evaluate(`{
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    globalThis.wanted = new Set([...all].filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility()));
    globalThis.seen = new Set();
    globalThis.unseen = new Set();
    document.activeElement?.blur();
  }`);
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const isOver = await page.evaluate<boolean>(`(() => {
      const at = document.activeElement;
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const isSeen = outlineStyle !== "none" || boxShadow !== "none";
      // A date has stops inside of it, which show themselves.
      if (isSeen) seen.add(at);
      else if (at !== document.body && !seen.has(at)) unseen.add(at);
      // A group hands the focus on to one of its own.
      for (let one = at; one; one = one.parentElement) wanted.delete(one);
      return wanted.size === 0 || at === document.body;
    })()`);
    if (isOver) break;
  }
  const shown = (set: string) => `[...${set}].map((one) => one.outerHTML.slice(0, 160))`;
  return page.evaluate(`({ unreached: ${shown("wanted")}, unseen: ${shown("unseen")} })`);
}
