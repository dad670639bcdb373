import type { FastifyReply, FastifyRequest } from "fastify";
import type { Caller } from "../accounts/rights.ts";
import type { Admission } from "./admission.ts";
import type { Answer, Outdated } from "./route.ts";

/** Rows that a write rests on rarely change between reading and keeping, and hardly ever more than once. */
const MOST_ATTEMPTS = 3;

/** Has the route answer once. */
type Attempt = (caller: Caller, mayRecall: boolean) => Promise<Answer<unknown> | Outdated>;

/**
 * Has a request answered. Where its caller was only remembered, the first attempt counts if the transaction confirmed
 * it. Otherwise, and where rows changed while it was made, it is made anew by what the database says of key and ids.
 */
export async function answerRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  admission: Admission,
  attempt: Attempt,
): Promise<Answer<unknown>> {
  if (request.isRecalled) {
    const answer = await attempt(callerOf(request), true);
    if ("isConfirmed" in answer && answer.isConfirmed) return answer;
  }
  for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
    if (request.isRecalled || attempts > 1) {
      const refusal = await admission.readmit(request, reply);
      if (refusal) return refusal;
    }
    const answer = await attempt(callerOf(request), false);
    if (!("outdated" in answer)) return answer;
  }
  throw Object.assign(new Error("What a write rests on kept changing."), { statusCode: 503 });
}

function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error("A route was reached without a caller.");
  return caller;
}
