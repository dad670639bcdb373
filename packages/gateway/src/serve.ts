import { pino, type Logger } from "pino";
import { ensureFirstApiKey } from "./accounts/api-keys.ts";
import { createAuthenticator } from "./accounts/authenticate.ts";
import type { Configuration } from "./config/configuration.ts";
import { observeCalls } from "./connectors/realpage-rpx/observe-calls.ts";
import { createRealPageRpx } from "./connectors/realpage-rpx/realpage-rpx.ts";
import { keyRingOf } from "./credentials/key-ring.ts";
import { startKeys } from "./credentials/start-keys.ts";
import { createDataAccess } from "./data-access/data-access.ts";
import { openDatabase, type OpenDatabase } from "./database/open-database.ts";
import { migrate } from "./database/migrate.ts";
import { createAnnouncer } from "./dispatch/announcer.ts";
import { startWorker } from "./dispatch/worker.ts";
import { startFollowing } from "./following/start-following.ts";
import type { Gateway } from "./gateway.ts";
import { listenAt } from "./http/listen-at.ts";
import { createServer } from "./http/server.ts";
import { startMonitoring } from "./http/monitoring-server.ts";
import { startIntake } from "./intake/intake.ts";
import { createIdResolvers } from "./intake/resolve-ids.ts";
import { openLogOutput } from "./log/log-output.ts";
import { recogniseRestore } from "./restore/recognise-restore.ts";
import { watchForFailOver } from "./restore/watch-for-fail-over.ts";
import { type RunningParts, stopParts } from "./running-parts.ts";
import { startCleanUp } from "./retention/clean-up.ts";
import { createSync } from "./sync/sync.ts";
import { buildOf } from "./telemetry/build.ts";
import { startMetrics } from "./telemetry/start-metrics.ts";
import { startTracing } from "./telemetry/tracing/start-tracing.ts";
import { startWebhooks } from "./webhooks/start-webhooks.ts";
import { type WebhookTimes, webhookTimes } from "./webhooks/webhook-times.ts";

/** Which of its two halves a process runs. Any number of either share one database. */
export type Roles = { readonly api: boolean; readonly worker: boolean };

export type RunningGateway = {
  /** Where the API listens; null without it. */
  readonly url: string | null;
  /** Where metrics and health are told, of GUESTCARD_METRICS_PORT; null without it. */
  readonly monitoringUrl: string | null;
  /** Stops once, in order: no new requests, calls in flight end or are recorded as unknown, then the database. */
  stop(): Promise<void>;
};

export type ServeOptions = {
  /** Shows the token of the API key that a first start makes: at once, for nothing can show it later. */
  readonly showFirstToken?: (token: string) => void;
  /** What webhooks go by. */
  readonly times?: WebhookTimes;
};

/** The gateway's log: JSON lines on standard output. Credentials and personal data are never given to it. */
export function createLog(configuration: Configuration): Logger {
  return pino(
    { level: configuration.LOG_LEVEL, base: { service: "guestcard", pid: process.pid } },
    openLogOutput(),
  );
}

/**
 * Starts the gateway. Where a part of it does not start, those before it are stopped.
 * @throws ConfigurationError, OwnPostgresError, ListenError, or the database's error where it cannot be reached.
 */
export async function serve(
  configuration: Configuration,
  roles: Roles,
  log: Logger,
  { showFirstToken, times = webhookTimes }: ServeOptions = {},
): Promise<RunningGateway> {
  const database = await openDatabase(configuration, log);
  const parts: RunningParts = {};
  const graceMs = configuration.GUESTCARD_STOP_SECONDS * 1000;
  try {
    await migrate(database.kysely);
    const restored = await recogniseRestore(database.pool, { kind: "gateway" });
    if (restored) log.warn(restored, "the database was restored; RPX is asked first of what is not finished");
    const firstToken = await ensureFirstApiKey(database.pool, configuration.GUESTCARD_BOOTSTRAP_TOKEN);
    if (firstToken !== null) showFirstToken?.(firstToken);
    const urls = await startParts({ configuration, roles, log, times, database }, parts);
    let stopping: Promise<void> | null = null;
    return { ...urls, stop: () => (stopping ??= stop()) };
  } catch (error) {
    await stopParts(parts, graceMs).catch((failure: unknown) => log.error({ err: failure }, "stop failed"));
    await database.close();
    throw error;
  }

  async function stop(): Promise<void> {
    log.info("stopping");
    await stopParts(parts, graceMs);
    await database.close();
    log.info("stopped");
  }
}

/** What a gateway is started with. */
type Ground = {
  readonly configuration: Configuration;
  readonly roles: Roles;
  readonly log: Logger;
  readonly times: WebhookTimes;
  readonly database: OpenDatabase;
};

/** Starts one part after the other, and adds each to `parts`. */
async function startParts(
  ground: Ground,
  parts: RunningParts,
): Promise<Pick<RunningGateway, "url" | "monitoringUrl">> {
  const { configuration, roles, log, database } = ground;
  const { pool } = database;
  const { pool: workerPool } = database.forWorkers;
  const ring = keyRingOf(configuration);
  const { sealer } = (parts.keys = await startKeys({ pool: workerPool, ring, log, reseals: roles.worker }));
  const build = buildOf(roles);
  const metrics = startMetrics(database, roles, build);
  const tracer = (parts.tracer = await startTracing(configuration, log, build));
  const rpx = (parts.rpx = observeCalls(
    createRealPageRpx({
      allowPrivateTargets: configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS,
      connectTimeoutMs: configuration.GUESTCARD_CONNECT_TIMEOUT_MS,
      answerTimeoutMs: configuration.GUESTCARD_ANSWER_TIMEOUT_MS,
      largestReplyBytes: configuration.GUESTCARD_LARGEST_REPLY_MB * 1024 * 1024,
    }),
    metrics.rpx,
  ));
  const announcer = createAnnouncer(pool, log);
  const dataAccess = (parts.dataAccess = createDataAccess({
    pool,
    rpx,
    sealer,
    log,
    callMs: configuration.GUESTCARD_CONNECT_TIMEOUT_MS + configuration.GUESTCARD_ANSWER_TIMEOUT_MS,
  }));
  const gateway: Gateway = {
    configuration,
    database,
    log,
    sealer,
    rpx,
    ...createAuthenticator(pool),
    intake: startIntake(pool, log, {
      onAccepting: (writes) => parts.worker?.expect(writes) ?? new Map(),
      onAccepted: (writes) =>
        parts.worker
          ? parts.worker.take(writes)
          : announcer.announceWrites(writes.map((write) => write.integrationId)),
      metrics: metrics.intake,
      answersBeforeCommit: configuration.GUESTCARD_TEST_ONLY_BREAK === "commit",
    }),
    resolveIds: createIdResolvers(pool),
    dataAccess,
    metrics,
    tracer,
    announceWrites: (integrationId) => announcer.announceWrites([integrationId]),
    announceSync: announcer.announceSync,
    announceChange: (integrationId) => {
      // At once in this process, so that what it takes in after its answer goes by what was changed.
      parts.worker?.change(integrationId);
      announcer.announceChange(integrationId);
    },
  };
  const urls = await startListening(ground, gateway, parts);
  // Last: a process that cannot listen has then begun nothing for RealPage to answer.
  if (roles.worker) startDelivering(ground, gateway, parts);
  log.info({ url: urls.url, monitoring_url: urls.monitoringUrl, roles }, "guestcard is ready");
  return urls;
}

/** Starts the API, where it is this process's, and the listener for machines, where that is asked for. */
async function startListening(
  { configuration, roles, log, database }: Ground,
  gateway: Gateway,
  parts: RunningParts,
): Promise<Pick<RunningGateway, "url" | "monitoringUrl">> {
  let url: string | null = null;
  if (roles.api) {
    parts.server = await createServer(gateway);
    const { HOST: host, PORT: port } = configuration;
    url = await listenAt(parts.server, { host, port, settings: "HOST and PORT" });
  }
  const monitoring = await startMonitoring(configuration, {
    pool: roles.api ? database.pool : database.forWorkers.pool,
    log,
    metrics: gateway.metrics,
  });
  parts.monitoring = monitoring;
  return { url, monitoringUrl: monitoring?.url ?? null };
}

/** Starts the half that delivers: to RealPage, to webhooks, and what keeps the database in order. */
function startDelivering(
  { configuration, log, times, database }: Ground,
  { rpx, sealer, metrics, tracer }: Gateway,
  parts: RunningParts,
): void {
  const { pool } = database.forWorkers;
  parts.worker = startWorker({
    pool,
    rpx,
    sealer,
    log,
    times: {
      settleMs: configuration.GUESTCARD_SETTLE_SECONDS * 1000,
      firstProbeMs: configuration.GUESTCARD_PROBE_SECONDS * 1000,
      leaseMs: configuration.GUESTCARD_LEASE_SECONDS * 1000,
      breaksLookUp: configuration.GUESTCARD_TEST_ONLY_BREAK === "look-up",
    },
    mostLanes: configuration.GUESTCARD_LANES,
    background: createSync({ pool, rpx, log, metrics: metrics.sync, tracer }),
    metrics: metrics.delivery,
    tracer,
  });
  parts.webhooks = startWebhooks({
    pool,
    sealer,
    log,
    allowPrivateTargets: configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS,
    times,
    metrics: metrics.webhooks,
    tracer,
  });
  parts.endCleanUp = startCleanUp(database.forWorkers, log, {
    exchangeDays: configuration.GUESTCARD_EXCHANGE_DAYS,
    writeDays: configuration.GUESTCARD_WRITE_DAYS,
    personalDataDays: configuration.GUESTCARD_PERSONAL_DATA_DAYS,
    auditDays: configuration.GUESTCARD_AUDIT_DAYS,
    idempotencyHours: configuration.GUESTCARD_IDEMPOTENCY_HOURS,
  });
  parts.following = startFollowing(pool, log);
  parts.endWatch = watchForFailOver(pool, log);
}
