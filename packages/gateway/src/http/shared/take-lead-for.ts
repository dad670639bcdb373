import type { WritePreview } from "../../dispatch/preview-write.ts";
import { echoLead, type LeadBody } from "../../intake/lead-body.ts";
import { echoLeadEvent, type LeadEventBody } from "../../intake/lead-event-body.ts";
import { echoLeadUpdate, type LeadUpdateBody } from "../../intake/lead-update-body.ts";
import { findKept } from "../../intake/find-kept.ts";
import type { WriteOperation } from "../../intake/new-write.ts";
import { isObject, takeLead } from "../../intake/take-lead.ts";
import { takeLeadEvent } from "../../intake/take-lead-event.ts";
import { leadUpdateRequest, takeLeadUpdate } from "../../intake/take-lead-update.ts";
import { invalidRequest, keyReused, notFound, type Refusal } from "../errors.ts";
import type { Outdated, RequestContext } from "../route.ts";
import type { WriteQuery } from "../write-query.ts";
import { submissionOf, type WriteEnd, writeIntakeOf } from "./write-intake.ts";

/** A write that is on disk under its job, or was only shown; and the request as it is answered. */
export type AnsweredWrite<Echo> = {
  readonly jobId: string | null;
  readonly preview: WritePreview | null;
  readonly echo: Echo;
};

function answered<Echo>(end: WriteEnd, echo: Echo): AnsweredWrite<Echo> | Refusal | Outdated {
  switch (end.kind) {
    case "taken":
      return { jobId: end.jobId, preview: null, echo };
    case "previewed":
      return { jobId: null, preview: end.preview, echo };
    case "key-reused":
      return keyReused;
    case "outdated":
      return { outdated: true };
    default:
      return end satisfies never;
  }
}

/**
 * What a request that is refused now was answered before, under the same idempotency key: it was kept then, whatever has
 * changed since (the integration archived, a record gone). Else the refusal. By what the database says, as every refusal.
 */
async function repeated<Echo>(
  { gateway, caller, idempotencyKey, mayRecall }: RequestContext,
  query: WriteQuery,
  asked: { readonly operation: WriteOperation; readonly request: unknown },
  echo: () => Echo,
  refusal: Refusal,
): Promise<AnsweredWrite<Echo> | Refusal> {
  const { operation, request } = asked;
  if (mayRecall || query.dry_run || !isObject(request)) return refusal;
  const { accountId } = caller;
  const jobId = await findKept(gateway.database.pool, { accountId, operation, request, idempotencyKey });
  return jobId === null ? refusal : { jobId, preview: null, echo: echo() };
}

/** Takes in the lead of a request for its caller, shows what would be sent (`dry_run`), or says why not. @throws the database's error where it is away. */
export async function takeLeadFor(
  context: RequestContext,
  query: WriteQuery,
  body: unknown,
): Promise<AnsweredWrite<ReturnType<typeof echoLead>> | Refusal | Outdated> {
  const taken = await takeLead(writeIntakeOf(context, query), submissionOf(context, body));
  switch (taken.kind) {
    case "checked":
      return answered(taken.kept, echoLead(taken.lead));
    case "faulty":
      return repeated(
        context,
        query,
        { operation: "create_lead", request: body },
        () => echoLead(body as LeadBody),
        invalidRequest(taken.faults),
      );
    default:
      return taken satisfies never;
  }
}

/** The same for a change of a lead. */
export async function takeLeadUpdateFor(
  context: RequestContext,
  query: WriteQuery,
  leadId: string,
  body: unknown,
): Promise<AnsweredWrite<ReturnType<typeof echoLeadUpdate>> | Refusal | Outdated> {
  const taken = await takeLeadUpdate(writeIntakeOf(context, query), leadId, submissionOf(context, body));
  const orRepeated = (refusal: Refusal) =>
    repeated(
      context,
      query,
      { operation: "update_lead", request: isObject(body) ? leadUpdateRequest(leadId, body) : body },
      () => echoLeadUpdate(leadId, body as LeadUpdateBody),
      refusal,
    );
  switch (taken.kind) {
    case "checked":
      return answered(taken.kept, echoLeadUpdate(leadId, taken.body));
    case "faulty":
      return orRepeated(invalidRequest(taken.faults));
    case "not-found":
      return orRepeated(notFound("A lead of this id"));
    case "archived":
      return orRepeated({ refused: "conflict", message: "The integration of this lead is archived." });
    default:
      return taken satisfies never;
  }
}

/** The same for an event of a lead. */
export async function takeLeadEventFor(
  context: RequestContext,
  query: WriteQuery,
  body: unknown,
): Promise<AnsweredWrite<ReturnType<typeof echoLeadEvent>> | Refusal | Outdated> {
  const parts = { ...writeIntakeOf(context, query), pool: context.gateway.database.pool };
  const taken = await takeLeadEvent(parts, submissionOf(context, body));
  switch (taken.kind) {
    case "checked":
      return answered(taken.kept, echoLeadEvent(taken.body));
    case "faulty":
      return repeated(
        context,
        query,
        { operation: "create_lead_event", request: body },
        () => echoLeadEvent(body as LeadEventBody),
        invalidRequest(taken.faults),
      );
    default:
      return taken satisfies never;
  }
}
