import { access, mkdir, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./binaries.ts";
import { type Connection, connectionIn, tryConnection } from "./connection.ts";
import { type DataDirLock, inUse, lockDataDir } from "./data-dir-lock.ts";
import { ensureDataFolder } from "./data-folder.ts";
import { findLauncher } from "./launcher.ts";
import { type LogSink, silent } from "./log-sink.ts";
import { clearOrphan } from "./orphan.ts";
import { explainFileFault, OwnPostgresError, systemCode } from "./own-postgres-error.ts";
import { chooseServerAccount } from "./server-account.ts";
import { type ServerPlan, startServer } from "./server-process.ts";
import { readServerRecord } from "./server-record.ts";
import { serverArguments } from "./server-settings.ts";
import { makeSocketDirectory, removeSocketDirectory } from "./socket-directory.ts";
import { type ExitListener, superviseServer } from "./supervise-server.ts";

/** Guestcard's own PostgreSQL, accepting connections. */
export type OwnPostgres = {
  /** For `pg.Pool` and `pg.Client`. It stays the same when the server is restarted after a crash. */
  readonly connection: Connection;
  readonly socketDirectory: string;
  /** Stops the server and frees the data directory; for a server of another process it does nothing. Once is enough. */
  stop(): Promise<void>;
  /** Calls `listener` each time the server ends unasked; it is then being restarted. */
  onExit(listener: ExitListener): void;
};

export type OwnPostgresOptions = {
  /** The database is made in its folder `postgres`, the log written to `postgres.log`. */
  readonly dataDir: string;
  readonly logger?: LogSink;
  /** Ends a start that is under way, as a long recovery may be; it then rejects with an AbortError. */
  readonly signal?: AbortSignal;
  /** Settings of PostgreSQL that outrank Guestcard's. */
  readonly settings?: Readonly<Record<string, string>>;
};

const JOIN_PATIENCE_MS = 60_000;
const JOIN_POLL_MS = 50;

/**
 * Starts PostgreSQL on `dataDir`, making the database where there is none and ending what a killed gateway left, and
 * restarts it whenever it crashes. Resolves when it accepts connections. If this process ends without `stop`, the
 * server goes on until the next start on that directory.
 * @throws OwnPostgresError `in_use` at once where another gateway has the directory; otherwise the reason and a remedy.
 */
export async function startOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  const dataDir = await makeDataDir(options.dataDir);
  const lock = await lockDataDir(dataDir);
  if (lock === null) throw await inUse(dataDir);
  return startHolding(lock, dataDir, options);
}

/**
 * For commands beside a gateway: the server that a gateway runs on `dataDir`, also one that is just starting; where
 * none does, one of its own until `stop`, which keeps gateways out meanwhile. It makes no database: that would be
 * another than the gateway's.
 * @throws OwnPostgresError like `startOwnPostgres`; `no_database` where no gateway made one; `in_use` where the
 * gateway's server does not answer in 60 s.
 */
export async function joinOwnPostgres(options: OwnPostgresOptions): Promise<OwnPostgres> {
  if (!(await isThere(options.dataDir))) throw noDatabase(options.dataDir);
  const dataDir = await makeDataDir(options.dataDir);
  const deadline = performance.now() + JOIN_PATIENCE_MS;
  for (;;) {
    const lock = await lockDataDir(dataDir);
    if (lock !== null) {
      if (await isThere(join(dataDir, "postgres"))) return startHolding(lock, dataDir, options);
      await lock.release();
      throw noDatabase(dataDir);
    }
    const joined = await joinRunning(join(dataDir, "postgres"));
    if (joined !== null) return joined;
    if (performance.now() > deadline) throw await inUse(dataDir);
    await sleep(JOIN_POLL_MS, undefined, { signal: abortSignalOf(options) });
  }
}

function abortSignalOf(options: OwnPostgresOptions): AbortSignal {
  return options.signal ?? new AbortController().signal;
}

async function makeDataDir(path: string): Promise<string> {
  if (process.platform === "win32")
    throw new OwnPostgresError(
      "unsupported_platform",
      "Guestcard does not run its own PostgreSQL on Windows.",
      "Set DATABASE_URL to a PostgreSQL server.",
    );
  try {
    // Root hands the server to another user, who must be able to pass.
    await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(path);
  } catch (error) {
    throw explainFileFault(error, path);
  }
}

/** A folder that may not be looked into is told of by who opens it. */
async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => systemCode(error) !== "ENOENT",
  );
}

function noDatabase(dataDir: string): OwnPostgresError {
  return new OwnPostgresError(
    "no_database",
    `There is no database in ${resolve(dataDir)}.`,
    "Set DATA_DIR to the gateway's, or DATABASE_URL where it has one; the first start of a gateway makes it.",
  );
}

async function startHolding(
  lock: DataDirLock,
  dataDir: string,
  options: OwnPostgresOptions,
): Promise<OwnPostgres> {
  try {
    return await startLocked(lock, dataDir, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked(
  lock: DataDirLock,
  dataDir: string,
  options: OwnPostgresOptions,
): Promise<OwnPostgres> {
  const log = options.logger ?? silent;
  const dataFolder = join(dataDir, "postgres");
  const binaries = await findBinaries(dataDir);
  const account = await chooseServerAccount(dataDir, dataFolder);
  const launcher = await findLauncher(binaries, account, dataDir);
  await ensureDataFolder({ dataDir, dataFolder, binaries, account, launcher });
  const leftovers = await clearOrphan(dataFolder, log);
  if (leftovers.socketDirectory !== null) await removeSocketDirectory(leftovers.socketDirectory, dataFolder);

  const socketDirectory = await makeSocketDirectory(dataFolder, account);
  const connection = connectionIn(socketDirectory);
  const plan: ServerPlan = {
    program: binaries.postgres,
    args: serverArguments(dataFolder, socketDirectory, options.settings ?? {}),
    dataFolder,
    logFile: join(dataDir, "postgres.log"),
    launcher,
    log,
  };
  try {
    const first = await startServer(plan, leftovers.strangerPid, abortSignalOf(options));
    const restart = async (abort: AbortSignal) => {
      const { strangerPid } = await clearOrphan(dataFolder, log);
      return startServer(plan, strangerPid, abort);
    };
    const supervision = superviseServer(first, restart, log);
    const end = async (): Promise<void> => {
      await supervision.stop();
      await removeSocketDirectory(socketDirectory, dataFolder);
      await lock.release();
    };
    const failure = await tryConnection(connection);
    if (failure !== null) {
      await supervision.stop();
      throw unreachable(socketDirectory, failure);
    }
    log.info({ postgres_pid: first.pid, folder: dataFolder, user_id: account.uid }, "PostgreSQL runs");
    let ending: Promise<void> | null = null;
    return { connection, socketDirectory, onExit: supervision.onExit, stop: () => (ending ??= end()) };
  } catch (error) {
    await removeSocketDirectory(socketDirectory, dataFolder);
    throw error;
  }
}

/** Null while the gateway's server is not ready. Its recorded process id may be of another container. */
async function joinRunning(dataFolder: string): Promise<OwnPostgres | null> {
  const record = await readServerRecord(dataFolder).catch((error: unknown) => {
    throw explainFileFault(error, dataFolder);
  });
  if (record === null || record === "unreadable" || !record.ready) return null;
  const connection = connectionIn(record.socketDirectory);
  if ((await tryConnection(connection)) !== null) return null;
  return {
    connection,
    socketDirectory: record.socketDirectory,
    stop: () => Promise.resolve(),
    onExit: () => {},
  };
}

function unreachable(socketDirectory: string, cause: Error): OwnPostgresError {
  return new OwnPostgresError(
    "start_failed",
    `PostgreSQL runs, but its socket in ${socketDirectory} cannot be reached: ${cause.message}.`,
    "Start the gateway as the owner of DATA_DIR, or set DATABASE_URL.",
    { cause },
  );
}
