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
import { startWorker, type Worker } from "./dispatch/worker.ts";
import { startFollowing } from "./following/start-following.ts";
import type { Gateway } from "./gateway.ts";
import { createServer } from "./http/server.ts";
import { startMonitoring } from "./http/monitoring-server.ts";
import { startIntake } from "./intake/intake.ts";
import { createIdResolvers } from "./intake/resolve-ids.ts";
import { openLogOutput } from "./log/log-output.ts";
import { recogniseRestore } from "./restore/recognise-restore.ts";
import { watchForFailOver } from "./restore/watch-for-fail-over.ts";
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
  /** The token of the API key that this first start made; null otherwise. To be shown once. */
  readonly firstToken: string | null;
  /** Stops once, in order: no new requests, calls in flight end or are recorded as unknown, then the database. */
  stop(): Promise<void>;
};

/** The gateway's log: JSON lines on standard output. Credentials and personal data are never given to it. */
export function createLog(configuration: Configuration): Logger {
  return pino(
    { level: configuration.LOG_LEVEL, base: { service: "guestcard", pid: process.pid } },
    openLogOutput(),
  );
}

/**
 * Starts the gateway.
 * @param times what webhooks go by.
 * @throws ConfigurationError, OwnPostgresError, or the database's error where it cannot be reached.
 */
export async function serve(
  configuration: Configuration,
  roles: Roles,
  log: Logger,
  times: WebhookTimes = webhookTimes,
): Promise<RunningGateway> {
  const database = await openDatabase(configuration, log);
  try {
    await migrate(database.kysely);
    const restored = await recogniseRestore(database.pool, { kind: "gateway" });
    if (restored) log.warn(restored, "the database was restored; RPX is asked first of what is not finished");
    const firstToken = await ensureFirstApiKey(database.pool, configuration.GUESTCARD_BOOTSTRAP_TOKEN);
    return await startParts(configuration, roles, log, times, database, firstToken);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startParts(
  configuration: Configuration,
  roles: Roles,
  log: Logger,
  times: WebhookTimes,
  database: OpenDatabase,
  firstToken: string | null,
): Promise<RunningGateway> {
  const { pool } = database;
  const { pool: workerPool } = database.forWorkers;
  const ring = keyRingOf(configuration);
  const keys = await startKeys({ pool: workerPool, ring, log, reseals: roles.worker });
  const { sealer } = keys;
  const build = buildOf(roles);
  const metrics = startMetrics(database, roles, build);
  const tracer = await startTracing(configuration, log, build);
  const rpx = observeCalls(
    createRealPageRpx({
      allowPrivateTargets: configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS,
      connectTimeoutMs: configuration.GUESTCARD_CONNECT_TIMEOUT_MS,
      answerTimeoutMs: configuration.GUESTCARD_ANSWER_TIMEOUT_MS,
      largestReplyBytes: configuration.GUESTCARD_LARGEST_REPLY_MB * 1024 * 1024,
    }),
    metrics.rpx,
  );
  const announcer = createAnnouncer(pool, log);
  const worker: Worker | null = roles.worker
    ? startWorker({
        pool: workerPool,
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
        background: createSync({ pool: workerPool, rpx, log, metrics: metrics.sync, tracer }),
        metrics: metrics.delivery,
        tracer,
      })
    : null;
  const allowPrivateTargets = configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS;
  const webhooks = roles.worker
    ? startWebhooks({
        pool: workerPool,
        sealer,
        log,
        allowPrivateTargets,
        times,
        metrics: metrics.webhooks,
        tracer,
      })
    : null;
  const endCleanUp = roles.worker
    ? startCleanUp(database.forWorkers, log, {
        exchangeDays: configuration.GUESTCARD_EXCHANGE_DAYS,
        writeDays: configuration.GUESTCARD_WRITE_DAYS,
        personalDataDays: configuration.GUESTCARD_PERSONAL_DATA_DAYS,
        auditDays: configuration.GUESTCARD_AUDIT_DAYS,
        idempotencyHours: configuration.GUESTCARD_IDEMPOTENCY_HOURS,
      })
    : null;
  const following = roles.worker ? startFollowing(workerPool, log) : null;
  const endWatch = roles.worker ? watchForFailOver(workerPool, log) : null;
  const dataAccess = createDataAccess({
    pool,
    rpx,
    sealer,
    log,
    callMs: configuration.GUESTCARD_CONNECT_TIMEOUT_MS + configuration.GUESTCARD_ANSWER_TIMEOUT_MS,
  });
  const gateway: Gateway = {
    configuration,
    database,
    log,
    sealer,
    rpx,
    ...createAuthenticator(pool),
    intake: startIntake(pool, log, {
      onAccepting: (writes) => worker?.expect(writes) ?? new Map(),
      onAccepted: (writes) =>
        worker ? worker.take(writes) : announcer.announceWrites(writes.map((write) => write.integrationId)),
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
      worker?.change(integrationId);
      announcer.announceChange(integrationId);
    },
  };
  const server = roles.api ? await createServer(gateway) : null;
  const url = server ? await server.listen({ port: configuration.PORT, host: configuration.HOST }) : null;
  const monitoring = await startMonitoring(configuration, {
    pool: roles.api ? pool : workerPool,
    log,
    metrics,
  });
  const monitoringUrl = monitoring?.url ?? null;
  log.info({ url, monitoring_url: monitoringUrl, roles }, "guestcard is ready");
  let stopping: Promise<void> | null = null;
  return {
    url,
    monitoringUrl,
    firstToken,
    stop: () => (stopping ??= stop()),
  };

  async function stop(): Promise<void> {
    log.info("stopping");
    await server?.close();
    const graceMs = configuration.GUESTCARD_STOP_SECONDS * 1000;
    await dataAccess.stop();
    await Promise.all([
      worker?.stop(graceMs),
      webhooks?.stop(graceMs),
      endCleanUp?.(),
      following?.stop(),
      endWatch?.(),
    ]);
    await keys.stop();
    await monitoring?.close();
    await tracer?.stop();
    await rpx.close();
    await database.close();
    log.info("stopped");
  }
}
