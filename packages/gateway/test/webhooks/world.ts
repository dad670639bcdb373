import { readConfiguration } from "../../src/config/configuration.ts";
import { createLog, type Roles, type RunningGateway, serve } from "../../src/serve.ts";
import type { WebhookTimes } from "../../src/webhooks/webhook-times.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { connectIntegration, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { type Reaction, type Received, type Receiver, startReceiver } from "./receiver.ts";

/** As quick as a test wants them: four attempts within half a second. */
export const quickTimes: WebhookTimes = {
  pausesMs: [100, 150, 200],
  switchOffAfterMs: 60_000,
  connectMs: 500,
  answerMs: 700,
  leaseMs: 1500,
  longestRestMs: 50,
  pollMs: 50,
};

/** A playground with one gateway, a synced integration and receivers, all of which end with it. */
export type WebhookWorld = {
  readonly playground: Playground;
  readonly gateway: RunningGateway;
  readonly api: ApiClient;
  readonly integrationId: string;
  readonly place: Place;
  receiver(react?: (request: Received) => Reaction): Promise<Receiver>;
  /** Creates an active webhook and gives what creating it answered. */
  webhook(url: string, triggers: readonly string[], more?: Record<string, unknown>): Promise<any>;
  /** Posts a lead, by another gateway's API where one is given, and gives its job id. */
  postLead(fields?: Record<string, unknown>, by?: ApiClient): Promise<string>;
  stop(): Promise<void>;
};

export async function openWebhookWorld(
  options: { times?: Partial<WebhookTimes>; roles?: Roles } = {},
): Promise<WebhookWorld> {
  const playground = await openPlayground();
  const { gateway, api } = await serveWith(playground, options.roles, options.times);
  let stopped: Promise<void> | null = null;
  const once: RunningGateway = { ...gateway, stop: () => (stopped ??= gateway.stop()) };
  const { integrationId, places } = await connectIntegration(api, playground);
  const place = places[0] as Place;
  const receivers: Receiver[] = [];
  let leads = 0;
  return {
    playground,
    gateway: once,
    api,
    integrationId,
    place,
    async receiver(react) {
      const receiver = await startReceiver(react);
      receivers.push(receiver);
      return receiver;
    },
    async webhook(url, triggers, more = {}) {
      const created = await api.post("/v1/webhooks/", { url, triggers, active: true, ...more });
      if (created.status !== 200) throw new Error(`No webhook: ${JSON.stringify(created.body)}`);
      return created.body.result;
    },
    async postLead(fields = {}, by = api) {
      const answer = await by.post("/v1/leads/realpage_rpx/", {
        integration_id: integrationId,
        property_id: place.id,
        lead_relationship_id: place.relationship,
        first_name: "Web",
        last_name: `Hook${++leads}`,
        ...fields,
      });
      if (answer.status !== 200) throw new Error(`No lead: ${JSON.stringify(answer.body)}`);
      return answer.body.meta.job_id;
    },
    async stop() {
      await once.stop();
      await playground.stop();
      for (const receiver of receivers) await receiver.close();
    },
  };
}

/** Starts a gateway in this process that goes by quick times. */
export async function serveWith(
  playground: Playground,
  roles: Roles = { api: true, worker: true },
  times: Partial<WebhookTimes> = {},
  environment: Record<string, string> = {},
): Promise<{ gateway: RunningGateway; api: ApiClient }> {
  const configuration = readConfiguration({
    ...playground.environment,
    LOG_LEVEL: process.env["WEBHOOK_TEST_LOG"] ?? "silent",
    GUESTCARD_STOP_SECONDS: "1",
    ...environment,
  });
  const gateway = await serve(configuration, roles, createLog(configuration), {
    times: { ...quickTimes, ...times },
  });
  return { gateway, api: playground.clientOf(gateway.url) };
}

/** All deliveries of a webhook, oldest first. */
export async function deliveriesOf(api: ApiClient, webhookId: string): Promise<any[]> {
  const answer = await api.get(`/v1/webhooks/${webhookId}/deliveries?order-by=created_at&limit=250`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.results;
}
