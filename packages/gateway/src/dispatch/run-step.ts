import { observeCalls } from "../connectors/realpage-rpx/observe-calls.ts";
import type { WriteState } from "../status/states.ts";
import type { Tracer } from "../telemetry/tracing/tracer.ts";
import type { Delivery, StepResult } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";
import type { NextStep } from "./next-step.ts";

/** What is done to a write that is due in a state, as its span is named. */
const NAMES: Readonly<Partial<Record<WriteState, string>>> = {
  waiting: "send",
  sending: "take over",
  unknown: "look up",
  locating: "look up",
  stored: "read back",
};

/** Call outcomes after which a span is not marked as failed. */
const GOOD = new Set(["confirmed", "answered"]);

/** Runs a step of a write: as a span of the write's trace, where it has one. */
export function runStep(delivery: Delivery, write: LoadedWrite, step: NextStep): Promise<StepResult> {
  const { tracer } = delivery;
  return tracer && write.traceContext !== null
    ? traced(tracer, delivery, write, write.traceContext, step)
    : step.run(delivery);
}

async function traced(
  tracer: Tracer,
  delivery: Delivery,
  write: LoadedWrite,
  parent: string,
  step: NextStep,
): Promise<StepResult> {
  const { operation, state } = write;
  const span = tracer.begin(`${NAMES[state] ?? state} ${operation}`, "consumer", parent, {
    "guestcard.job_id": write.id,
    "guestcard.integration_id": write.integrationId,
    "guestcard.account_id": write.accountId,
    "guestcard.operation": operation,
    "guestcard.state": state,
    "guestcard.attempts": write.attempts,
  });
  const rpx = observeCalls(delivery.rpx, ({ method, outcome, httpStatus, startedAt, finishedAt }) =>
    tracer.add(method, "client", span.context, {
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
    }),
  );
  try {
    const left = await step.run({
      ...delivery,
      log: delivery.log.child({ trace_id: span.traceId }),
      rpx,
      async record(transition) {
        const result = await delivery.record({ ...transition, traceContext: span.context });
        const to = result.kind === "applied" ? result.write.state : state;
        span.event(transition.event, { "guestcard.state": to, "guestcard.result": result.kind });
        return result;
      },
    });
    span.end();
    return left;
  } catch (error) {
    span.end("step failed");
    throw error;
  }
}
