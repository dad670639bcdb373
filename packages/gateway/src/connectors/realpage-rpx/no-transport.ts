import type { Transport } from "./transport.ts";

/** Carries nothing: whoever calls with it learns from the exchange what would have been sent. */
export const noTransport: Transport = {
  post: async () => ({ kind: "not-sent", reason: "This was a dry run." }),
  close: async () => undefined,
};
