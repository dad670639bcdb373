import type { Sealer } from "../credentials/sealer.ts";
import type { Endpoint, QueuedEvent } from "./endpoint-lanes.ts";
import { eventBody } from "./event-body.ts";
import { signatureHeaders } from "./sign.ts";
import { openHeaders } from "./webhook-replies.ts";

/** Makes the request that tells an endpoint of an event, signed at `at`. */
export type RequestMaker = (
  endpoint: Endpoint,
  event: QueuedEvent,
  at: Date,
) => { readonly url: string; readonly headers: Record<string, string>; readonly body: string };

/** @throws (from what it makes) Error where a secret was sealed with another key. */
export function createRequestMaker(sealer: Sealer): RequestMaker {
  return (endpoint, event, at) => {
    const { webhookId, url, headersSealed, secretSealed, previousSecretSealed } = endpoint;
    const body = eventBody(event);
    const own = openHeaders(sealer, webhookId, headersSealed) ?? [];
    const secrets = {
      current: sealer.open(secretSealed, webhookId),
      previous: previousSecretSealed === null ? null : sealer.open(previousSecretSealed, webhookId),
    };
    return {
      url,
      body,
      headers: {
        ...Object.fromEntries(own.map(({ header, value }) => [header.toLowerCase(), value])),
        "content-type": "application/json",
        "user-agent": "Guestcard-Webhooks/1",
        ...signatureHeaders(secrets, { id: event.id, at, body }),
      },
    };
  };
}
