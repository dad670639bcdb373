import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds on a page that is serious or worse. @param rules only these; null: all. */
export async function faultsOf(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // The console has no frames; without looking for them it takes a third of the time, and the same rules.
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] });
  const { violations } = await (rules === null ? axe : axe.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`);
}
