import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { withPostgres } from "../../../gateway/test/harness/with-postgres.ts";
import { startReceiver } from "../../../gateway/test/webhooks/receiver.ts";
import { openConsole } from "../harness/console.ts";
import { createDemoWorld, type DemoWorld } from "../harness/demo-world.ts";
import { fillInLead } from "../harness/new-lead.ts";
import { withEarlierHours } from "./earlier-hours.ts";

/** `npm run console:screenshots`: the pages of the console, light and dark, of a world with invented names. */
const FOLDER = new URL("../../../../docs/screenshots/", import.meta.url).pathname;
const MIN_HEIGHT = 640;
const SCHEMES = ["light", "dark"] as const;

type Shot = {
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
};

const shotsOf = ({ blockedIntegrationId, webhookId, jobs }: DemoWorld): Record<string, Shot> => ({
  overview: { path: "/", prepare: withEarlierHours },
  "leads-sent": { path: "/leads" },
  lead: {
    path: `/leads/${jobs.delivered}`,
    prepare: (page) => page.getByRole("button", { name: /insertprospect/ }).click(),
  },
  "lead-in-review": {
    path: `/leads/${jobs.needsReview}`,
    prepare: (page) => page.getByRole("button", { name: "Resolve" }).click(),
  },
  "new-lead": { path: "/new-lead", prepare: (page) => fillInLead(page, {}) },
  "dry-run": {
    path: "/new-lead",
    prepare: async (page) => {
      await fillInLead(page, {});
      await page.getByRole("button", { name: "Show what would be sent" }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  "integration-blocked": { path: `/integrations/${blockedIntegrationId}` },
  webhook: { path: `/webhooks/${webhookId}` },
  "api-keys": { path: "/api-keys" },
});

/** Everything that pages load has come. */
async function settle(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.locator(".animate-pulse").first().waitFor({ state: "hidden" });
}

/** As high as the page is, so that what stands still at its side stands where it does on a screen. */
async function showWhole(page: Page): Promise<void> {
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width: 1360, height: Math.max(MIN_HEIGHT, height) });
}

async function take(only: readonly string[]): Promise<void> {
  const receiver = await startReceiver();
  const console = await openConsole();
  try {
    const world = await createDemoWorld(console.playground, console.api, `${receiver.url}/guestcard`);
    await mkdir(FOLDER, { recursive: true });
    for (const colorScheme of SCHEMES)
      for (const [name, { path, prepare }] of Object.entries(shotsOf(world))) {
        if (only.length > 0 && !only.includes(name)) continue;
        const page = await console.open(path, { colorScheme });
        await settle(page);
        await prepare?.(page);
        await settle(page);
        const isDialog = (await page.getByRole("dialog").count()) > 0;
        if (!isDialog) await showWhole(page);
        await page.screenshot({ path: `${FOLDER}${name}-${colorScheme}.png` });
        await page.context().close();
      }
    for (const complaint of console.complaints) process.stderr.write(`${complaint}\n`);
  } finally {
    await console.stop();
    await receiver.close();
  }
}

await withPostgres(async (environment) => {
  Object.assign(process.env, environment);
  await take(process.argv.slice(2));
});
