import type { BodyOf, ItemOf, ReplyOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { bodyParts } from "../http/write-parts.ts";
import { type Filters, type Listing, listing } from "../lists/listing.ts";
import type { BodyOptions, CallOptions } from "../options.ts";
import { verifyWebhook } from "../webhooks/verify-webhook.ts";
import { type ListOnly, listOnly } from "./records.ts";
import type { NewWebhook, Webhook, WebhookChange } from "./types.ts";

type HistoryPath = "/v1/webhooks/{webhook_id}/history";
type DeliveriesPath = "/v1/webhooks/{webhook_id}/deliveries";
type DeliveryPath = "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}";
type WithSecret = ReplyOf<"/v1/webhooks/", "post">["result"];
type Rotation = NonNullable<BodyOf<"/v1/webhooks/{webhook_id}/rotate-secret", "post">>;
type Range = BodyOf<"/v1/webhooks/{webhook_id}/resend", "post">;

/** Endpoints of yours that the gateway tells what happens. */
export type Webhooks = ListOnly<"/v1/webhooks/"> & {
  /** The answer alone shows `secret`. `active` is false unless you say otherwise. */
  create(webhook: NewWebhook, options?: BodyOptions): Promise<WithSecret>;
  read(id: string, options?: CallOptions): Promise<Webhook>;
  update(id: string, change: WebhookChange, options?: BodyOptions): Promise<WithSecret>;
  /** Deletes a webhook with its deliveries. */
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Makes a new secret; both sign until the overlap is over. */
  rotateSecret(id: string, rotation?: Rotation, options?: BodyOptions): Promise<WithSecret>;
  /** What happened to the webhook itself. */
  history(id: string, filters?: Filters<HistoryPath>, options?: CallOptions): Listing<ItemOf<HistoryPath>>;
  /** What was sent to it and how it was taken. */
  deliveries(
    id: string,
    filters?: Filters<DeliveriesPath>,
    options?: CallOptions,
  ): Listing<ItemOf<DeliveriesPath>>;
  /** One delivery with its body and every attempt. */
  readDelivery(
    id: string,
    deliveryId: string,
    options?: CallOptions,
  ): Promise<ReplyOf<DeliveryPath, "get">["results"]>;
  /** Sends one delivery again. */
  resendDelivery(id: string, deliveryId: string, options?: CallOptions): Promise<void>;
  /** Sends all of a time range again and gives their number. */
  resend(id: string, range: Range, options?: BodyOptions): Promise<number>;
  /** `verifyWebhook`. */
  readonly verify: typeof verifyWebhook;
};

/** Webhooks, through `transport`. */
export function webhooks(transport: Transport): Webhooks {
  const of = (id: string) => ({ webhook_id: id });
  return {
    ...listOnly(transport, "/v1/webhooks/"),
    create: async (body, options = {}) =>
      (await transport.request("post", "/v1/webhooks/", { body, ...bodyParts(options) })).result,
    read: async (id, { signal } = {}) =>
      (await transport.request("get", "/v1/webhooks/{webhook_id}", { params: of(id), signal })).results,
    update: async (id, body, options = {}) => {
      const parts = { params: of(id), body, ...bodyParts(options) };
      return (await transport.request("put", "/v1/webhooks/{webhook_id}", parts)).result;
    },
    delete: async (id, { signal } = {}) => {
      await transport.request("delete", "/v1/webhooks/{webhook_id}", { params: of(id), signal });
    },
    rotateSecret: async (id, body = {}, options = {}) => {
      const parts = { params: of(id), body, ...bodyParts(options) };
      return (await transport.request("post", "/v1/webhooks/{webhook_id}/rotate-secret", parts)).result;
    },
    history: (id, filters, options = {}) =>
      listing(transport, "/v1/webhooks/{webhook_id}/history", of(id), filters, options),
    deliveries: (id, filters, options = {}) =>
      listing(transport, "/v1/webhooks/{webhook_id}/deliveries", of(id), filters, options),
    readDelivery: async (id, deliveryId, { signal } = {}) => {
      const parts = { params: { ...of(id), delivery_id: deliveryId }, signal };
      return (await transport.request("get", "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}", parts))
        .results;
    },
    resendDelivery: async (id, deliveryId, { signal } = {}) => {
      const path = "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/resend";
      await transport.request("post", path, { params: { ...of(id), delivery_id: deliveryId }, signal });
    },
    resend: async (id, body, options = {}) => {
      const parts = { params: of(id), body, ...bodyParts(options) };
      return (await transport.request("post", "/v1/webhooks/{webhook_id}/resend", parts)).result.resent;
    },
    verify: verifyWebhook,
  };
}
