import type pg from "pg";
import { type Doer, recordAct } from "../audit/record-act.ts";
import { inTransaction } from "../database/in-transaction.ts";
import type { DeliveryState } from "./list-deliveries.ts";

/** Which deliveries are to be sent again. */
export type ResendRequest =
  | { readonly deliveryId: string }
  | {
      /** Events that were queued for the endpoint from here on, up to but without `to`. */
      readonly from: Date;
      readonly to: Date;
      /** Only deliveries in this state; null: in any. */
      readonly state: DeliveryState | null;
    };

/**
 * Makes deliveries of a webhook due now, with all their pauses before them again, and its lane with them.
 * @returns how many.
 */
export async function resendDeliveries(
  pool: pg.Pool,
  webhook: { readonly id: string; readonly accountId: string },
  request: ResendRequest,
  doer: Doer,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const resent = await resendIn(client, webhook.id, request);
    if (resent === 0 && "deliveryId" in request) return 0;
    await recordAct(client, doer, {
      action: "webhook.deliveries_resent",
      accountId: webhook.accountId,
      object: { kind: "webhook", id: webhook.id },
      after: { ...request, resent },
    });
    return resent;
  });
}

async function resendIn(client: pg.PoolClient, webhookId: string, request: ResendRequest): Promise<number> {
  const [condition, values] =
    "deliveryId" in request
      ? ["event_id = $2", [request.deliveryId]]
      : [
          "created_at >= $2 and created_at < $3 and ($4::text is null or state = $4)",
          [request.from, request.to, request.state],
        ];
  const result = await client.query<{ resent: number }>(
    `with resent as (
       update webhook_deliveries set state = 'pending', due_at = now(), attempts_in_round = 0
       where webhook_id = $1 and ${condition}
       returning webhook_id
     ), due as (
       update webhook_lanes set due_at = least(due_at, now())
       where webhook_id = $1 and exists (select from resent)
     )
     select count(*)::int as resent from resent`,
    [webhookId, ...values],
  );
  return result.rows[0]?.resent ?? 0;
}
