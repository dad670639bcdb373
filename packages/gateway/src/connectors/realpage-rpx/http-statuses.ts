import { THROTTLED_STATUS } from "./assumptions.ts";
import type { Blocked, OutcomeUnknown, RetryLater } from "./outcomes.ts";

/** Akamai refuses the caller's address before RealPage sees the request (wire.md §1); a gateway that wants to know who asks. */
const REFUSES_CALLER: ReadonlySet<number> = new Set([401, 403, 407]);
/**
 * Sends the caller on to an answer, also of a call that was carried out: so a proxy tells that RPX was late (a page that
 * says sorry). The other redirects say that the request is to go elsewhere.
 */
export const MAY_FOLLOW_A_CALL: ReadonlySet<number | null> = new Set([302, 303]);
/** No such service, another method, gone, another content type: the base URL is not that of an RPX service. */
const IS_NO_SERVICE: ReadonlySet<number> = new Set([404, 405, 410, 415]);

/**
 * What an answer without a fault and without the operation's reply means, by its HTTP status.
 * @param wasSentWhole false where the answer came before the whole request was sent, so that RPX cannot have read it.
 */
export function outcomeOfStatus(
  status: number,
  wasSentWhole: boolean,
): Blocked | RetryLater | OutcomeUnknown {
  const reason = `RPX answered with HTTP ${status}.`;
  if (REFUSES_CALLER.has(status))
    return {
      kind: "blocked",
      cause: "forbidden",
      reason: `${reason} The network or region of this caller is refused.`,
    };
  if (IS_NO_SERVICE.has(status) || (status >= 300 && status < 400))
    return { kind: "blocked", cause: "misconfigured", reason: `${reason} Check the base URL.` };
  if (status === THROTTLED_STATUS || !wasSentWhole) return { kind: "retry-later", reason };
  // 200 without a reply that we know, 400, 413, 500, 502, 503, 504 and the rest: RPX or something before it may have taken the call.
  return { kind: "outcome-unknown", reason };
}
