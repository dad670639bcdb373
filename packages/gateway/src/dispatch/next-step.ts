import { type Delivery, fromNow, type StepResult, takeStep, tellMoved } from "./delivery.ts";
import type { LoadedWrite } from "./loaded-write.ts";
import { type OperationStep, operations } from "./operations.ts";

/** How long the finding that RPX does not hold a write may be old when it is sent again. */
const ABSENCE_HOLDS_MS = 5000;

/** What is to be done with a write next. `calls` says whether it takes a call to RPX, and so a place in the lane's pace. */
export type NextStep = { readonly calls: boolean; run(delivery: Delivery): Promise<StepResult> };

/** Decides the next step of a write that is due. @throws Error for a state in which a lane has nothing to do. */
export function nextStep(write: LoadedWrite): NextStep {
  const late = Date.now() >= write.deadlineAt.getTime();
  const steps = operations[write.operation];
  switch (write.state) {
    case "waiting":
      if (late && (write.uncertainSince === null || (steps.absenceIsSure && write.lookUps > 0)))
        return passDeadline(write, `It was not delivered before its deadline, and surely never reached RPX.`);
      if (write.uncertainSince !== null && (late || !isFresh(write.settledAbsentAt))) return lookFirst(write);
      return take(steps.send, write);
    case "sending":
      return { calls: false, run: (delivery) => interrupt(delivery, write) };
    case "unknown":
    case "locating":
      // One look-up is always made after the deadline has passed unnoticed, as when everything stood still.
      if (late && write.lookUps > 0)
        return passDeadline(
          write,
          "Needs review: whether RPX holds it could not be settled before its deadline.",
        );
      return take(steps.lookUp, write);
    case "stored":
      return take(steps.readBack, write);
    case "done":
    case "rejected":
    case "expired":
    case "needs_review":
    case "given_up":
      throw new Error(`A write that is ${write.state} was due.`);
    default:
      return write.state satisfies never;
  }
}

/** Sends a write that waited and was kept as begun: the intent is on disk. */
export const sendBegun = (waiting: LoadedWrite): NextStep => ({
  calls: true,
  run(delivery) {
    const { version, attempts } = waiting;
    const moved = { version: version + 1, attempts: attempts + 1, movedAt: new Date() };
    const begun: LoadedWrite = { ...waiting, ...moved, state: "sending" };
    tellMoved(delivery, waiting, begun, "send_started");
    return operations[begun.operation].send.run(delivery, begun);
  },
});

const take = ({ calls, run }: OperationStep, write: LoadedWrite): NextStep => ({
  calls,
  run: (delivery) => run(delivery, write),
});

const isFresh = (settledAt: number | null): boolean =>
  settledAt !== null && performance.now() - settledAt < ABSENCE_HOLDS_MS;

function passDeadline(write: LoadedWrite, reason: string): NextStep {
  return {
    calls: false,
    run: async (delivery) =>
      (await takeStep(delivery, write, "deadline_passed", null, { reason, changes: { errors: [reason] } }))
        .next,
  };
}

/** The sender is gone. It may have sent until now, for all we know, so the settle time begins now. */
async function interrupt(delivery: Delivery, write: LoadedWrite): Promise<StepResult> {
  const reason = "The worker that was sending it stopped before it recorded an outcome.";
  const changes = { uncertainSince: write.movedAt, isUncertain: true } as const;
  return (await takeStep(delivery, write, "interrupted", fromNow(0), { reason, changes })).next;
}

function lookFirst(write: LoadedWrite): NextStep {
  const reason = "An earlier attempt may have reached RPX after all.";
  return {
    calls: false,
    run: async (delivery) => (await takeStep(delivery, write, "look_up_wanted", fromNow(0), { reason })).next,
  };
}
