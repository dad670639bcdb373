import { observeCalls } from "../connectors/realpage-rpx/observe-calls.ts";
import type { WriteState } from "../status/states.ts";
import { callSpans } from "../telemetry/tracing/call-spans.ts";
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
  try {
    const left = await step.run({
      ...delivery,
      log: delivery.log.child({ trace_id: span.traceId }),
      rpx: observeCalls(delivery.rpx, callSpans(tracer, span.context)),
      storeLead: (of, card) => delivery.storeLead({ ...of, traceContext: span.context }, card),
      record: (transition) => delivery.record({ ...transition, traceContext: span.context }),
      span,
    });
    span.end();
    return left;
  } catch (error) {
    span.end("step failed");
    throw error;
  }
}
