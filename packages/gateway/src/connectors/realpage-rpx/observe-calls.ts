import type { Called, Exchange } from "./outcomes.ts";

/** A call that ended, whatever it was for. */
export type ObservedCall = Pick<Exchange, "method" | "startedAt" | "finishedAt" | "httpStatus"> & {
  /** The kind of its outcome. */
  readonly outcome: string;
};

type AnyCall = (...input: never[]) => Promise<Called<{ readonly kind: string }>>;

/** The same client, or part of it; `onCall` is told of each of its calls when it has ended, and must not throw. */
export function observeCalls<Rpx extends object>(rpx: Rpx, onCall: (call: ObservedCall) => void): Rpx {
  const observed: Record<string, unknown> = {};
  for (const [name, method] of Object.entries(rpx) as [string, unknown][]) {
    if (name === "close") observed[name] = method;
    else
      observed[name] = async (...input: never[]) => {
        const called = await (method as AnyCall)(...input);
        const { method: rpxMethod, startedAt, finishedAt, httpStatus } = called.exchange;
        onCall({ method: rpxMethod, startedAt, finishedAt, httpStatus, outcome: called.outcome.kind });
        return called;
      };
  }
  return observed as Rpx;
}
