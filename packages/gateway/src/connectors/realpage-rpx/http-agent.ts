import { createRequire } from "node:module";
import type undici from "undici";

/**
 * Of undici what makes requests. Its index also loads fetch, WebSocket, caches and mocks: 3 MB of heap, through which
 * every collection goes, and 13 of memory.
 */
const load = createRequire(import.meta.url);

export const Agent = load("undici/lib/dispatcher/agent.js") as typeof undici.Agent;
export const errors = load("undici/lib/core/errors.js") as typeof undici.errors;

// As the index does it.
const Dispatcher = load("undici/lib/dispatcher/dispatcher.js") as typeof undici.Dispatcher;
Dispatcher.prototype.request = load(
  "undici/lib/api/api-request.js",
) as typeof undici.Dispatcher.prototype.request;
