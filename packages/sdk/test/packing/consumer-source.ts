/** A program that needs no platform's types but those of the web, and uses what the SDK promises of types. */
export const consumerSource = `
import { Guestcard, type NewLead, verifyWebhook, type WebhookEvent, RateLimitError } from "@guestcard/sdk";

const guestcard = new Guestcard({ url: "https://guestcard.example.com", token: "t", fetch: globalThis.fetch });

const lead: NewLead = {
  integration_id: "i",
  property_id: "p",
  lead_relationship_id: "r",
  first_name: "Ada",
  last_name: "Lovelace",
  phone_1_type: "MOBILE",
};

export async function send(): Promise<string> {
  const { jobId, lead: taken } = await guestcard.leads.create(lead, { idempotencyKey: "4711" });
  const name: string | null = taken.first_name;
  const status: "PENDING" | "SUCCESS" | "PARTIAL_SUCCESS" | "FAILURE" = (await guestcard.writes.wait(jobId))
    .write_status;
  return name + status;
}

export async function names(): Promise<(string | null)[]> {
  const all: (string | null)[] = [];
  for await (const property of guestcard.properties.list({ is_active: true })) all.push(property.name);
  return all;
}

export async function told(request: Request): Promise<string> {
  const { event }: { event: WebhookEvent } = await verifyWebhook(await request.text(), request.headers, "secret");
  return event.trigger === "WRITE_OPERATION_FAILURE" ? event.data.errors.join() : event.trigger;
}

export const wait = (error: unknown): number | null => (error instanceof RateLimitError ? error.retryAfter : null);

// @ts-expect-error: a field that the API does not know
void guestcard.leads.create({ ...lead, favourite_color: "green" } satisfies NewLead);
// @ts-expect-error: a lead without a name
void guestcard.leads.create({ integration_id: "i", property_id: "p", lead_relationship_id: "r" });
// @ts-expect-error: a filter that the list does not have
guestcard.properties.list({ colour: "green" });
// @ts-expect-error: a property is no number
void guestcard.properties.read(7);
`;
