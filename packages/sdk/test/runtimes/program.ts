/** A program for any JavaScript runtime: it prints what it found. Its input is a JSON text in `SDK_INPUT`. */
export const program = `
import { Guestcard, InvalidRequestError, verifyWebhook, WebhookVerificationError } from "@guestcard/sdk";

const text = globalThis.Deno ? Deno.env.get("SDK_INPUT") : process.env.SDK_INPUT;
const { url, token, lead, webhook } = JSON.parse(text);
const guestcard = new Guestcard({ url, token });

const taken = await guestcard.leads.create(lead, { idempotencyKey: lead.last_name });
const again = await guestcard.leads.create(lead, { idempotencyKey: lead.last_name });
const write = await guestcard.writes.wait(taken.jobId, { forRecord: true });

let units = 0;
for await (const unit of guestcard.units.list({ limit: 7 })) units += unit.id ? 1 : 0;

const refused = await guestcard.leads.create({ ...lead, first_name: "" }).catch((error) => error);
const { event } = await verifyWebhook(webhook.body, webhook.headers, webhook.secret);
const forged = await verifyWebhook(webhook.body + " ", webhook.headers, webhook.secret).catch((error) => error);

console.log(
  JSON.stringify({
    status: write.write_status,
    hasRecord: typeof write.created_record_id === "string",
    isOneJob: taken.jobId === again.jobId,
    units,
    refused: refused instanceof InvalidRequestError && refused.issues[0].path.join("."),
    trigger: event.trigger,
    forged: forged instanceof WebhookVerificationError,
  }),
);
`;
