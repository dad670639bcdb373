import { setTimeout as pause } from "node:timers/promises";

/** A machine may be busy with much else; who waits for what does come pays nothing for patience. */
const PATIENCE_MS = 120_000;

/** Asks `probe` again and again until it gives something, for at most `ms`. @throws Error naming `what` after that. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false>,
  ms = PATIENCE_MS,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await probe();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`);
    await pause(20);
  }
}
