import { THROTTLED_STATUS } from "./assumptions.ts";
import type { Blocked, OutcomeUnknown, RetryLater } from "./outcomes.ts";

/**
 * What an answer without a fault and without the operation's reply means, by its HTTP status.
 * @param wasSentWhole false where the answer came before the whole request was sent, so that RPX cannot have read it.
 */
export function outcomeOfStatus(
  status: number,
  wasSentWhole: boolean,
): Blocked | RetryLater | OutcomeUnknown {
  const reason = `RPX answered with HTTP ${status}.`;
  switch (true) {
    // Akamai refuses the caller's address before RealPage sees the request (§1); a gateway that wants to know who asks.
    case status === 403:
    case status === 401:
    case status === 407:
      return {
        kind: "blocked",
        cause: "forbidden",
        reason: `${reason} The network or region of this caller is refused.`,
      };
    // No such service, another method, another content type, moved: the base URL is not that of an RPX service.
    case status === 404:
    case status === 405:
    case status === 410:
    case status === 415:
    case status >= 300 && status < 400:
      return { kind: "blocked", cause: "misconfigured", reason: `${reason} Check the base URL.` };
    case status === THROTTLED_STATUS:
      return { kind: "retry-later", reason };
    case !wasSentWhole:
      return { kind: "retry-later", reason };
    // 200 without a reply that we know, 400, 413, 500, 502, 503, 504 and the rest: RPX or something before it may have taken the call.
    default:
      return { kind: "outcome-unknown", reason };
  }
}
