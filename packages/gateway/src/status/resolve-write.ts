import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import { recordTransitions } from "./record-transitions.ts";
import type { WriteState } from "./states.ts";
import type { Transition, WriteRef } from "./transitions.ts";

/** What a person settled about a write that Guestcard cannot settle. */
export type Resolution =
  /** RPX holds it. A new lead needs the guest card that it is; a change or event is on a card that is known. */
  | { readonly action: "confirm"; readonly guestCardId: string | null }
  | { readonly action: "send_again"; readonly deadlineAt: Date }
  | { readonly action: "give_up"; readonly reason: string | null };

export type Resolved =
  | { readonly kind: "resolved"; readonly integrationId: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "not-in-review"; readonly state: WriteState }
  | { readonly kind: "card-needed" }
  | { readonly kind: "card-taken" };

/** Records a person's word on a write that needs review. `by` is the API key under which it was given. */
export async function resolveWrite(
  pool: pg.Pool,
  asked: { readonly accountId: string; readonly writeId: string; readonly by: string; readonly doer: Doer },
  resolution: Resolution,
): Promise<Resolved> {
  for (;;) {
    const write = await readWriteRef(pool, asked.accountId, asked.writeId);
    if (!write) return { kind: "not-found" };
    if (write.state !== "needs_review") return { kind: "not-in-review", state: write.state };
    if (resolution.action === "confirm" && write.target === null && resolution.guestCardId === null)
      return { kind: "card-needed" };
    const result = await inTransaction(pool, async (client) => {
      const [taken] = await recordTransitions(client, [transitionOf(write, asked.by, resolution)]);
      if (taken?.kind === "applied")
        await recordAct(client, asked.doer, {
          action: "write.resolved",
          accountId: asked.accountId,
          object: { kind: "write", id: asked.writeId },
          before: { state: write.state },
          after: { resolution: resolution.action, state: taken.write.state },
        });
      return taken;
    });
    if (result?.kind === "applied") return { kind: "resolved", integrationId: write.integrationId };
    if (result?.kind === "card-taken") return { kind: "card-taken" };
    // Overtaken: somebody else settled it, which the next look shows.
  }
}

/** A write in review; `target` is the guest card that a change or event is on, null for a new lead. */
type ReviewedWrite = WriteRef & { readonly target: string | null };

function transitionOf(reviewed: ReviewedWrite, by: string, resolution: Resolution): Transition {
  const { target, ...write } = reviewed;
  const detail = { by };
  const leaseToken = null;
  switch (resolution.action) {
    case "confirm": {
      const guestCardId = target ?? resolution.guestCardId ?? "";
      return {
        write,
        event: "resolved_confirm",
        leaseToken,
        dueAt: new Date(),
        reason: `A person found it at RPX as guest card ${guestCardId}.`,
        detail: { ...detail, guest_card_id: guestCardId },
        changes: { guestCardId, errors: [] },
        ...(target === null && { claim: { guestCardId, mayBeTaken: false } }),
      };
    }
    case "send_again":
      return {
        write,
        event: "resolved_send_again",
        leaseToken,
        dueAt: new Date(),
        reason: "A person said that RPX does not hold it.",
        detail,
        changes: { deadlineAt: resolution.deadlineAt, clearUncertain: true, errors: [] },
      };
    case "give_up": {
      const reason = resolution.reason ?? "Given up by a person.";
      return {
        write,
        event: "resolved_give_up",
        leaseToken,
        dueAt: null,
        reason,
        detail,
        changes: { errors: [reason] },
      };
    }
    default:
      return resolution satisfies never;
  }
}

async function readWriteRef(pool: pg.Pool, accountId: string, id: string): Promise<ReviewedWrite | null> {
  const result = await pool.query<ReviewedWrite>(
    `select id, account_id as "accountId", integration_id as "integrationId", property_id as "propertyId",
       x_property_id as "xPropertyId", version, state, attempts,
       coalesce(upstream -> 'change' ->> 'guestCardId', upstream -> 'activity' ->> 'guestCardId') as target
     from writes where account_id = $1 and id = $2`,
    [accountId, id],
  );
  return result.rows[0] ?? null;
}
