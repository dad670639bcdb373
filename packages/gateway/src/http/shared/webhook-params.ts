import { Type } from "typebox";

/** The path parameter of everything below a webhook. */
export const webhookParams = Type.Object({ webhook_id: Type.String() });
/** A delivery's id is its event's, which is also the header `webhook-id`. */
export const deliveryParams = Type.Object({ webhook_id: Type.String(), delivery_id: Type.String() });
