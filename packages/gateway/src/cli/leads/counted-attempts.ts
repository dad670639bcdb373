import type { Fetch } from "../../../../sdk/src/index.ts";

/** How often requests with an idempotency key were tried. */
export type Attempts = { of(key: string): number; forget(key: string): void; readonly fetch: Fetch };

/** A `fetch` for the SDK that counts its tries by their key. */
export function countAttempts(): Attempts {
  const counts = new Map<string, number>();
  return {
    of: (key) => counts.get(key) ?? 0,
    forget: (key) => counts.delete(key),
    fetch: (url, request) => {
      const key = request.headers["idempotency-key"]?.slice(1, -1);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
      return fetch(url, request);
    },
  };
}
