import { pino, type Logger } from "pino";
import { ensureFirstApiKey } from "./accounts/api-keys.ts";
import { createAuthenticator } from "./accounts/authenticate.ts";
import type { Configuration } from "./config/configuration.ts";
import { createRealPageRpx } from "./connectors/realpage-rpx/realpage-rpx.ts";
import { createSealer } from "./credentials/sealer.ts";
import { obtainSecretKey } from "./credentials/secret-key.ts";
import { openDatabase, type OpenDatabase } from "./database/open-database.ts";
import { migrate } from "./database/migrate.ts";
import { createAnnouncer } from "./dispatch/announcer.ts";
import { startWorker, type Worker } from "./dispatch/worker.ts";
import type { Gateway } from "./gateway.ts";
import { createServer } from "./http/server.ts";
import { startIntake } from "./intake/intake.ts";
import { createIdResolver } from "./intake/resolve-ids.ts";
import { createSync } from "./sync/sync.ts";

/** Which of its two halves a process runs. Any number of either share one database. */
export type Roles = { readonly api: boolean; readonly worker: boolean };

export type RunningGateway = {
  /** Where the API listens; null without it. */
  readonly url: string | null;
  /** The token of the API key that this first start made; null otherwise. To be shown once. */
  readonly firstToken: string | null;
  /** Stops in order: no new requests, calls in flight end or are recorded as unknown, then the database. */
  stop(): Promise<void>;
};

/** The gateway's log: JSON lines on standard output. Credentials and personal data are never given to it. */
export function createLog(configuration: Configuration): Logger {
  return pino({ level: configuration.LOG_LEVEL, base: { service: "guestcard", pid: process.pid } });
}

/**
 * Starts the gateway.
 * @throws ConfigurationError, OwnPostgresError, or the database's error where it cannot be reached.
 */
export async function serve(
  configuration: Configuration,
  roles: Roles,
  log: Logger,
): Promise<RunningGateway> {
  const database = await openDatabase(configuration, log);
  try {
    await migrate(database.kysely);
    const firstToken = await ensureFirstApiKey(database.pool, configuration.GUESTCARD_BOOTSTRAP_TOKEN);
    return await startParts(configuration, roles, log, database, firstToken);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startParts(
  configuration: Configuration,
  roles: Roles,
  log: Logger,
  database: OpenDatabase,
  firstToken: string | null,
): Promise<RunningGateway> {
  const { pool } = database;
  const sealer = createSealer(
    await obtainSecretKey(configuration.GUESTCARD_SECRET_KEY, configuration.DATA_DIR),
  );
  const rpx = createRealPageRpx({
    allowPrivateTargets: configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS,
    connectTimeoutMs: configuration.GUESTCARD_CONNECT_TIMEOUT_MS,
    answerTimeoutMs: configuration.GUESTCARD_ANSWER_TIMEOUT_MS,
  });
  const announce = createAnnouncer(pool, log);
  const worker: Worker | null = roles.worker
    ? startWorker({
        pool,
        rpx,
        sealer,
        log,
        times: {
          settleMs: configuration.GUESTCARD_SETTLE_SECONDS * 1000,
          firstProbeMs: configuration.GUESTCARD_PROBE_SECONDS * 1000,
        },
        mostLanes: configuration.GUESTCARD_LANES,
        background: createSync({ pool, rpx, log }),
      })
    : null;
  const gateway: Gateway = {
    configuration,
    database,
    log,
    sealer,
    rpx,
    authenticate: createAuthenticator(pool),
    intake: startIntake(pool, log, (integrationIds) =>
      worker ? worker.wake(integrationIds) : announce(integrationIds),
    ),
    resolveIds: createIdResolver(pool),
    announce,
  };
  const server = roles.api ? await createServer(gateway) : null;
  const url = server ? await server.listen({ port: configuration.PORT, host: configuration.HOST }) : null;
  log.info({ url, roles }, "guestcard is ready");
  return {
    url,
    firstToken,
    async stop() {
      log.info("stopping");
      await server?.close();
      await worker?.stop(configuration.GUESTCARD_STOP_SECONDS * 1000);
      await rpx.close();
      await database.close();
      log.info("stopped");
    },
  };
}
