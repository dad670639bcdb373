import { setTimeout as pause } from "node:timers/promises";

/** Asks until it is so. @throws Error naming `what` after `ms`. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  ms = 120_000,
  everyMs = 20,
): Promise<void> {
  const end = performance.now() + ms;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`);
    await pause(everyMs);
  }
}
