import { Registry } from "prom-client";
import { createDeliveryMetrics, type DeliveryMetrics } from "./delivery-metrics.ts";
import { createIntakeMetrics, type IntakeMetrics } from "./intake-metrics.ts";
import { createReviewMetrics, type ReviewMetrics } from "./review-metrics.ts";
import { createRpxMetrics, type RpxMetrics } from "./rpx-metrics.ts";
import { createSyncMetrics, type SyncMetrics } from "./sync-metrics.ts";
import { createWebhookMetrics, type WebhookMetrics } from "./webhook-metrics.ts";

/** What one gateway process counts; docs/metrics.md lists every metric and is checked against it. */
export type Metrics = {
  readonly registry: Registry;
  readonly intake: IntakeMetrics;
  readonly delivery: DeliveryMetrics;
  readonly review: ReviewMetrics;
  readonly rpx: RpxMetrics;
  readonly webhooks: WebhookMetrics;
  readonly sync: SyncMetrics;
};

/** Metrics of a registry of their own, so that several gateways in one process do not share counts. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    intake: createIntakeMetrics(registry),
    delivery: createDeliveryMetrics(registers),
    review: createReviewMetrics(registers),
    rpx: createRpxMetrics(registers),
    webhooks: createWebhookMetrics(registers),
    sync: createSyncMetrics(registers),
  };
}
