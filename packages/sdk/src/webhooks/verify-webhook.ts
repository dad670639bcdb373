import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { webCrypto } from "../http/web-crypto.ts";
import { bytesOfBase64 } from "./base64.ts";
import type { VerifiedWebhook, WebhookEvent } from "./webhook-event.ts";
import { headerOf, type WebhookHeaders } from "./webhook-headers.ts";

/** Older than so, a request is one that somebody kept and plays again (Standard Webhooks says five minutes). */
const TOLERANCE_SECONDS = 300;
/** A secret that begins so is base64 of the key; any other is the key itself. */
const ENCODED_PREFIX = "whsec_";
const VERSION = "v1,";

/** What may be set of a verification. */
export type VerifyOptions = {
  /** How far the clocks may be apart and how long a request may be under way. Default 300. */
  readonly toleranceSeconds?: number;
};

/**
 * Verifies that a request is the gateway's (https://www.standardwebhooks.com) and gives what it tells.
 * @param rawBody the body as it came, before any parsing.
 * @param secret the webhook's secret; several while you exchange it.
 * @throws WebhookVerificationError
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = TOLERANCE_SECONDS }: VerifyOptions = {},
): Promise<VerifiedWebhook> {
  const id = needed(headers, "webhook-id");
  const timestamp = needed(headers, "webhook-timestamp");
  const signatures = needed(headers, "webhook-signature").split(" ");
  const body = typeof rawBody === "string" ? new TextEncoder().encode(rawBody) : rawBody;
  const secrets = typeof secret === "string" ? [secret] : secret;
  // The signature first: what the others say is worth nothing without it.
  if (!(await isSigned(signedBytes(id, timestamp, body), signatures, secrets)))
    throw new WebhookVerificationError("webhook_signature_wrong");
  return { id, sentAt: freshTime(timestamp, toleranceSeconds), event: eventOf(body) };
}

function needed(headers: WebhookHeaders, name: string): string {
  const value = headerOf(headers, name);
  if (value === null || value === "") throw new WebhookVerificationError("webhook_header_missing");
  return value;
}

function signedBytes(id: string, timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(body, head.length);
  return bytes;
}

/** Whether one of the signatures is made with one of the secrets. WebCrypto compares in constant time. */
async function isSigned(
  bytes: Uint8Array<ArrayBuffer>,
  signatures: readonly string[],
  secrets: readonly string[],
): Promise<boolean> {
  const { subtle } = await webCrypto();
  const given = signatures
    .filter((signature) => signature.startsWith(VERSION))
    .map((signature) => bytesOfBase64(signature.slice(VERSION.length)))
    .filter((signature) => signature !== null);
  for (const secret of secrets) {
    const key = await subtle.importKey("raw", keyOf(secret), { name: "HMAC", hash: "SHA-256" }, false, [
      "verify",
    ]);
    for (const signature of given) if (await subtle.verify("HMAC", key, signature, bytes)) return true;
  }
  return false;
}

function keyOf(secret: string): Uint8Array<ArrayBuffer> {
  const key = secret.startsWith(ENCODED_PREFIX)
    ? bytesOfBase64(secret.slice(ENCODED_PREFIX.length))
    : new TextEncoder().encode(secret);
  if (key === null || key.length === 0) throw new TypeError("The webhook's secret is none.");
  return key;
}

function freshTime(timestamp: string, toleranceSeconds: number): Date {
  const sentAt = new Date(Number(timestamp) * 1000);
  const age = (Date.now() - sentAt.getTime()) / 1000;
  if (!(age <= toleranceSeconds)) throw new WebhookVerificationError("webhook_too_old");
  if (age < -toleranceSeconds) throw new WebhookVerificationError("webhook_from_the_future");
  return sentAt;
}

function eventOf(body: Uint8Array): WebhookEvent {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as WebhookEvent;
  } catch {
    throw new WebhookVerificationError("webhook_body_unreadable");
  }
}
