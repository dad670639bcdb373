import type { Called, Exchange } from "./outcomes.ts";
import type { RealPageRpx } from "./realpage-rpx.ts";

/** A call that ended, whatever it was for. */
export type ObservedCall = Pick<Exchange, "method" | "startedAt" | "finishedAt" | "httpStatus"> & {
  /** The kind of its outcome. */
  readonly outcome: string;
};

type AnyCall = (...input: never[]) => Promise<Called<{ readonly kind: string }>>;

/** The same client; `onCall` is told of each of its calls when it has ended, and must not throw. */
export function observeCalls(rpx: RealPageRpx, onCall: (call: ObservedCall) => void): RealPageRpx {
  const observed: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(rpx)) {
    if (name === "close") observed[name] = method;
    else
      observed[name] = async (...input: never[]) => {
        const called = await (method as AnyCall)(...input);
        const { method: rpxMethod, startedAt, finishedAt, httpStatus } = called.exchange;
        onCall({ method: rpxMethod, startedAt, finishedAt, httpStatus, outcome: called.outcome.kind });
        return called;
      };
  }
  return observed as RealPageRpx;
}
