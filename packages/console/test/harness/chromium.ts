import { accessSync, constants } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

const FLAGS = [
  // Tests may run as root, where Chromium has no sandbox.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where this machine's Chromium is; null where it has none. `CHROMIUM` of the environment names another. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM"];
  return (named === undefined ? PLACES : [named]).find(isProgram) ?? null;
}

/** Why tests in the browser are left out; false where they are not. */
export const withoutChromium: string | false =
  findChromium() === null &&
  "There is no Chromium here: apt-get install chromium, or name one with CHROMIUM=/path/to/it";

/** Starts a browser with a profile of its own. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(String(withoutChromium));
  return chromium.launch({ executablePath, args: FLAGS, headless: true, timeout: 90_000 });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
