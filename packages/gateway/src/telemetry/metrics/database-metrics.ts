import { Gauge, type Registry } from "prom-client";
import type { DatabaseFigures, Figures } from "./database-figures.ts";

type Sample = { readonly labels: Record<string, string>; readonly value: number };

/** States that are always shown, so that an empty lane is 0 and not missing. */
const LANE_STATES = ["waiting", "sending", "unknown", "locating", "stored", "needs_review"];
const ENDPOINT_STATES = ["active", "inactive", "switched_off"];

/**
 * What is read from the database at each scrape. Every process tells the same, so `max` over the processes is right
 * and `sum` is not. Where the database does not answer, only `guestcard_database_up` is told, as 0.
 */
export function addDatabaseMetrics(registry: Registry, figures: () => Promise<Figures>): void {
  const gauge = (
    name: string,
    help: string,
    labelNames: readonly string[],
    samples: (figures: DatabaseFigures) => readonly Sample[],
  ): void => {
    registry.registerMetric(
      new Gauge({
        name,
        help,
        labelNames,
        registers: [],
        async collect() {
          const found = await figures();
          this.reset();
          // A gauge without labels is 0 after a reset, and 0 would be told where nothing is known.
          if (labelNames.length === 0) this.remove();
          if (typeof found === "string") return;
          for (const { labels, value } of samples(found)) this.set(labels, value);
        },
      }),
    );
  };
  const single = (value: number | null): Sample[] => (value === null ? [] : [{ labels: {}, value }]);
  const lanes =
    (value: (open: DatabaseFigures["open"][number]) => number) =>
    ({ open }: DatabaseFigures): Sample[] => [
      ...LANE_STATES.map((state) => ({ labels: { state, blocked: "false" }, value: 0 })),
      ...open.map((one) => ({
        labels: { state: one.state, blocked: String(one.blocked) },
        value: value(one),
      })),
    ];

  registry.registerMetric(
    new Gauge({
      name: "guestcard_database_up",
      help: "1 where the database answered this process, 0 where it did not.",
      registers: [],
      async collect() {
        this.set((await figures()) === "away" ? 0 : 1);
      },
    }),
  );
  gauge(
    "guestcard_lane_writes",
    "Writes that are not finished, by state; blocked=true: their integration is blocked as a whole.",
    ["state", "blocked"],
    lanes((open) => open.writes),
  );
  gauge(
    "guestcard_lane_oldest_seconds",
    "Age of the oldest write that is not finished, since its acceptance.",
    ["state", "blocked"],
    lanes((open) => open.oldestSeconds),
  );
  gauge(
    "guestcard_lane_overdue_seconds",
    "How long the write that should be worked on first has been due. Grows where no worker comes to it.",
    ["state", "blocked"],
    lanes((open) => open.dueSeconds),
  );
  gauge(
    "guestcard_blocks",
    "Integrations and single properties that RPX refuses, by cause.",
    ["cause", "scope"],
    ({ blocks }) => blocks.map(({ cause, scope, blocks: value }) => ({ labels: { cause, scope }, value })),
  );
  gauge("guestcard_integrations", "Active integrations.", [], ({ integrations }) => single(integrations));
  gauge(
    "guestcard_sync_stalest_seconds",
    "Since the active integration that was synced longest ago was last synced as a whole.",
    [],
    ({ stalestSyncSeconds }) => single(stalestSyncSeconds),
  );
  gauge(
    "guestcard_webhook_endpoints",
    "Webhook endpoints; switched_off: by Guestcard, because they did nothing but fail.",
    ["state"],
    ({ endpoints }) => [
      ...ENDPOINT_STATES.map((state) => ({ labels: { state }, value: 0 })),
      ...endpoints.map(({ state, endpoints: value }) => ({ labels: { state }, value })),
    ],
  );
  gauge(
    "guestcard_webhook_deliveries_pending",
    "Webhook deliveries that are not made yet.",
    [],
    ({ pendingDeliveries }) => single(pendingDeliveries),
  );
}
