import { randomUUID } from "node:crypto";
import { integrationBody, type Playground } from "../harness/playground.ts";
import type { AccountWorld } from "./account-world.ts";

/** Bodies that a route would take from its own account; `{}` where nothing is said. A route that names ids in its body must be here. */
export const bodies: Readonly<
  Record<string, (world: AccountWorld, playground: Playground) => Record<string, unknown>>
> = {
  "POST /v1/leads/realpage_rpx/": ({ lead }) => lead,
  "POST /v1/leads/": ({ lead }) => lead,
  "PUT /v1/leads/realpage_rpx/:lead_id": () => ({ first_name: "Changed" }),
  "PUT /v1/leads/:id": () => ({ first_name: "Changed" }),
  "POST /v1/events/leads/realpage_rpx/": ({ leadEvent }) => leadEvent,
  "POST /v1/events/leads": ({ leadEvent }) => leadEvent,
  "POST /v1/admin/integrations/": (_, playground) =>
    integrationBody(playground, { based_on_integration_id: randomUUID(), active: false }),
  "PUT /v1/admin/integrations/:integration_id/": () => ({ name: "Changed" }),
  "PUT /v1/admin/integrations/:integration_id/properties/:property_configuration_id": () => ({
    enabled: false,
  }),
  "POST /v1/admin/writes/:root_job_id/resolve": () => ({ action: "give_up", reason: "Not mine" }),
  "POST /v1/admin/erasures": ({ lead, integrationId }) => ({
    email: lead["email_1"],
    guest_card_id: "1",
    integration_id: integrationId,
  }),
  "PUT /v1/webhooks/:webhook_id": () => ({ active: false }),
  "POST /v1/admin/api-keys/": () => ({ name: "New", rights: ["read"] }),
  "POST /v1/webhooks/:webhook_id/resend": () => ({
    from: "2020-01-01T00:00:00Z",
    to: "2099-01-01T00:00:00Z",
  }),
};
/** All of them, of one account. */
export const bodiesOf = (
  world: AccountWorld,
  playground: Playground,
): Record<string, Record<string, unknown>> =>
  Object.fromEntries(Object.entries(bodies).map(([name, make]) => [name, make(world, playground)]));
