import type pg from "pg";
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
  webhookId: string,
  request: ResendRequest,
): Promise<number> {
  const [condition, values] =
    "deliveryId" in request
      ? ["event_id = $2", [request.deliveryId]]
      : [
          "created_at >= $2 and created_at < $3 and ($4::text is null or state = $4)",
          [request.from, request.to, request.state],
        ];
  const result = await pool.query<{ resent: number }>(
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
