import { lchown, mkdtemp, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Binaries } from "./binaries.ts";
import type { Launcher } from "./launcher.ts";
import {
  diskFull,
  explainFileFault,
  OwnPostgresError,
  saysDiskFull,
  systemCode,
} from "./own-postgres-error.ts";
import type { ServerAccount } from "./server-account.ts";

/** The one role, a superuser, under which everybody connects. */
export const SERVER_ROLE = "guestcard";

const DRAFT_PREFIX = "postgres.new-";

type Making = {
  readonly dataDir: string;
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly account: ServerAccount;
  readonly launcher: Launcher;
};

/**
 * Makes sure that `dataFolder` holds a database of the right version. A new one is made beside it and renamed into
 * place when it is whole and on disk. The caller holds the lock of `dataDir`.
 * @throws OwnPostgresError `version`, `not_a_database`, `disk_full`, `permission` or `start_failed`.
 */
export async function ensureDataFolder(making: Making): Promise<void> {
  const { dataFolder, launcher } = making;
  await removeDrafts(making.dataDir);
  const version = await readOrNull(join(dataFolder, "PG_VERSION"));
  if (version !== null) {
    if (Number(version) === launcher.major) return;
    throw new OwnPostgresError(
      "version",
      `${dataFolder} was made by PostgreSQL ${version.trim()}, but this Guestcard brings PostgreSQL ${launcher.major}.`,
      "Run the Guestcard that made it, dump its data, and load the dump with this one into a new DATA_DIR.",
    );
  }
  const entries = await readdir(dataFolder).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return [];
    throw explainFileFault(error, dataFolder);
  });
  if (entries.length > 0)
    throw new OwnPostgresError(
      "not_a_database",
      `${dataFolder} is not empty, but holds no database of PostgreSQL.`,
      "Restore its contents, or set another DATA_DIR.",
    );
  await makeDatabase(making);
}

async function makeDatabase({ dataDir, dataFolder, binaries, account, launcher }: Making): Promise<void> {
  let draft: string | null = null;
  try {
    draft = await mkdtemp(join(dataDir, DRAFT_PREFIX));
    if (account.switched) await lchown(draft, account.uid, account.gid);
    await runInitdb(draft, binaries, launcher);
    await rename(draft, dataFolder);
    await syncFolder(dataDir);
  } catch (error) {
    if (draft !== null) await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw explainFileFault(error, dataDir);
  }
}

/**
 * The builtin C.UTF-8 locale sorts by code point and knows upper and lower case of all Unicode, the same on each
 * machine: an index never breaks because a C library or ICU changed. `trust` is safe as the socket lies in a folder
 * that only root and the server's own user can enter, and both could read the data files anyway; a password kept
 * beside them would add nothing. TCP is refused even if somebody sets listen_addresses.
 */
async function runInitdb(folder: string, binaries: Binaries, launcher: Launcher): Promise<void> {
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${SERVER_ROLE}`, "--auth-local=trust", "--auth-host=reject"];
  const args = ["-D", folder, ...locale, ...access, "--data-checksums", "--no-instructions"];
  const child = launcher.spawn(binaries.initdb, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [code, said] = await Promise.all([ended, child.stderr ? text(child.stderr) : ""]);
  if (code === 0) return;
  if (saysDiskFull(said)) throw diskFull(folder);
  if (/could not look up effective user ID/.test(said))
    throw new OwnPostgresError(
      "permission",
      `PostgreSQL needs a user with a name, and user id ${process.getuid?.()} has no entry in /etc/passwd.`,
      "Add one, start the gateway as a named user or as root, or set DATABASE_URL.",
    );
  throw new OwnPostgresError(
    "start_failed",
    `The database could not be made in ${folder}: ${said.trim()}`,
    "Set DATA_DIR to a folder on a local disk, or DATABASE_URL to a PostgreSQL server.",
  );
}

/** What a kill in the middle of `makeDatabase` left. Its initdb may live for a moment and still write. */
async function removeDrafts(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(DRAFT_PREFIX));
  for (const name of names)
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw explainFileFault(error, path);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
