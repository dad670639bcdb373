import { echoLead } from "../../intake/lead-body.ts";
import { echoLeadEvent } from "../../intake/lead-event-body.ts";
import { echoLeadUpdate } from "../../intake/lead-update-body.ts";
import { takeLead } from "../../intake/take-lead.ts";
import { takeLeadEvent } from "../../intake/take-lead-event.ts";
import { takeLeadUpdate } from "../../intake/take-lead-update.ts";
import { invalidRequest, keyReused, notFound, type Refusal } from "../errors.ts";
import type { RequestContext } from "../route.ts";
import { submissionOf, writeIntakeOf } from "./write-intake.ts";

/** A write that is on disk: its job, and the request as it is answered. */
export type AcceptedWrite<Echo> = { readonly jobId: string; readonly echo: Echo };

/** Takes in the lead of a request for its caller, or says why not. @throws the database's error where it is away. */
export async function takeLeadFor(
  context: RequestContext,
  body: unknown,
): Promise<AcceptedWrite<ReturnType<typeof echoLead>> | Refusal> {
  const taken = await takeLead(writeIntakeOf(context), submissionOf(context, body));
  switch (taken.kind) {
    case "taken":
      return { jobId: taken.jobId, echo: echoLead(taken.lead) };
    case "faulty":
      return invalidRequest(taken.faults);
    case "key-reused":
      return keyReused;
    default:
      return taken satisfies never;
  }
}

/** The same for a change of a lead. */
export async function takeLeadUpdateFor(
  context: RequestContext,
  leadId: string,
  body: unknown,
): Promise<AcceptedWrite<ReturnType<typeof echoLeadUpdate>> | Refusal> {
  const taken = await takeLeadUpdate(writeIntakeOf(context), leadId, submissionOf(context, body));
  switch (taken.kind) {
    case "taken":
      return { jobId: taken.jobId, echo: echoLeadUpdate(leadId, taken.body) };
    case "faulty":
      return invalidRequest(taken.faults);
    case "not-found":
      return notFound("A lead of this id");
    case "archived":
      return { refused: "conflict", message: "The integration of this lead is archived." };
    case "key-reused":
      return keyReused;
    default:
      return taken satisfies never;
  }
}

/** The same for an event of a lead. */
export async function takeLeadEventFor(
  context: RequestContext,
  body: unknown,
): Promise<AcceptedWrite<ReturnType<typeof echoLeadEvent>> | Refusal> {
  const parts = { ...writeIntakeOf(context), pool: context.gateway.database.pool };
  const taken = await takeLeadEvent(parts, submissionOf(context, body));
  switch (taken.kind) {
    case "taken":
      return { jobId: taken.jobId, echo: echoLeadEvent(taken.body) };
    case "faulty":
      return invalidRequest(taken.faults);
    case "key-reused":
      return keyReused;
    default:
      return taken satisfies never;
  }
}
