import type { ObservedCall } from "../../connectors/realpage-rpx/observe-calls.ts";
import type { Tracer } from "./tracer.ts";

/** Call outcomes after which a span is not marked as failed. */
const GOOD = new Set(["confirmed", "answered"]);

/** Adds a span for each SOAP call it is told of. @param parent null: the trace is not kept, and nor are its calls. */
export function callSpans(tracer: Tracer, parent: string | null): (call: ObservedCall) => void {
  return ({ method, outcome, httpStatus, startedAt, finishedAt }) => {
    if (parent === null) return;
    tracer.add(method, "client", parent, {
      startedAt,
      finishedAt,
      attributes: {
        "rpc.system": "soap",
        "rpc.service": "RPXService",
        "rpc.method": method,
        "http.response.status_code": httpStatus ?? undefined,
        "guestcard.outcome": outcome,
      },
      failure: GOOD.has(outcome) ? null : outcome,
    });
  };
}
