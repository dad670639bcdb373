import { openPlayground, type Playground } from "../../../gateway/test/harness/playground.ts";
import type { ApiClient } from "../../../gateway/test/harness/api-client.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { startChromium } from "./chromium.ts";

/** The console of a gateway in a process of its own, in a real browser, against a simulator. */
export type Console = {
  readonly playground: Playground;
  readonly api: ApiClient;
  /** Opens a page of the console, signed in. Everything that its browser complains of is in `complaints`. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** What pages have said to the browser's console as errors or warnings, violations of the content policy included. */
  readonly complaints: string[];
  stop(): Promise<void>;
};

export type OpenOptions = {
  readonly colorScheme?: "light" | "dark";
  /** Another key than the one with all rights; null: nobody signs in. */
  readonly token?: string | null;
};

/** Machines that test may be busy. */
const PATIENCE_MS = 30_000;
const VIEWPORT = { width: 1360, height: 860 };

/** Starts gateway, simulator and browser. */
export async function openConsole(): Promise<Console> {
  const playground = await openPlayground();
  let browser: Browser | null = null;
  try {
    const gateway = await playground.spawn("serve");
    const api = playground.clientOf(gateway.url);
    browser = await startChromium();
    return consoleOf(playground, api, browser);
  } catch (error) {
    await browser?.close();
    await playground.stop();
    throw error;
  }
}

function consoleOf(playground: Playground, api: ApiClient, browser: Browser): Console {
  const complaints: string[] = [];
  return {
    playground,
    api,
    complaints,
    async open(path, { colorScheme = "light", token = api.token } = {}) {
      const context = await browser.newContext({
        baseURL: api.url,
        viewport: VIEWPORT,
        colorScheme,
        locale: "en-US",
        timezoneId: "America/Chicago",
        reducedMotion: "reduce",
      });
      context.setDefaultTimeout(PATIENCE_MS);
      if (token !== null) await signIn(context, token);
      const page = await context.newPage();
      page.on("console", (message) => {
        // A refusal that a page shows is none of its faults.
        if (/status of 4\d\d /.test(message.text())) return;
        if (["error", "warning"].includes(message.type())) complaints.push(`${path}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`${path}: ${error.message}`));
      await page.goto(`/console${path}`);
      return page;
    },
    async stop() {
      await browser.close();
      await playground.stop();
    },
  };
}

/** Signs in as the sign-in page does, without showing it. */
async function signIn(context: BrowserContext, token: string): Promise<void> {
  const answer = await context.request.post("/v1/console/session", { data: { token } });
  if (!answer.ok()) throw new Error(`No session: ${answer.status()} ${await answer.text()}`);
}
