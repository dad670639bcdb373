import { lchown, lstat, mkdtemp, rm, rmdir, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { explainFileFault } from "./own-postgres-error.ts";
import type { ServerAccount } from "./server-account.ts";

/** PostgreSQL names its socket by the port, which has no other meaning here. */
export const SERVER_PORT = 5432;

const SOCKET_NAME = `.s.PGSQL.${SERVER_PORT}`;
/** sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero. */
const LONGEST_SOCKET_PATH_BYTES = 103;
const PRIVATE_NAME = /^guestcard-pg-[A-Za-z0-9]{6}$/;

/**
 * Chooses where the server's socket goes. The database folder itself is best: it is 0700 and the server's own, cleaners
 * of /tmp do not touch it, and commands under another TMPDIR find it. Where its path is too long for a socket, or its
 * file system has none (some shared folders of virtual machines), a new private folder under the temporary one is made;
 * its random name cannot be taken by somebody else beforehand.
 */
export async function makeSocketDirectory(dataFolder: string, account: ServerAccount): Promise<string> {
  if (fits(dataFolder) && (await holdsSockets(dataFolder))) return dataFolder;
  const parent = fits(join(tmpdir(), "guestcard-pg-xxxxxx")) ? tmpdir() : "/tmp";
  try {
    const directory = await mkdtemp(join(parent, "guestcard-pg-"));
    if (account.switched) await lchown(directory, account.uid, account.gid);
    return directory;
  } catch (error) {
    throw explainFileFault(error, parent);
  }
}

/** Removes a directory that `makeSocketDirectory` made, and nothing else. */
export async function removeSocketDirectory(directory: string, dataFolder: string): Promise<void> {
  if (directory === dataFolder || !PRIVATE_NAME.test(basename(directory))) return;
  const [found, owner] = await Promise.all([
    lstat(directory).catch(() => null),
    stat(dataFolder).catch(() => null),
  ]);
  if (!found?.isDirectory() || found.uid !== owner?.uid) return;
  await removeSocketFiles(directory);
  await rmdir(directory).catch(() => undefined);
}

/** Removes the socket of a server that has ended, and the lock file beside it. */
export async function removeSocketFiles(directory: string): Promise<void> {
  await rm(join(directory, SOCKET_NAME), { force: true });
  await rm(join(directory, `${SOCKET_NAME}.lock`), { force: true });
}

function fits(directory: string): boolean {
  return Buffer.byteLength(join(directory, SOCKET_NAME)) <= LONGEST_SOCKET_PATH_BYTES;
}

async function holdsSockets(directory: string): Promise<boolean> {
  const path = join(directory, ".s.probe");
  await rm(path, { force: true });
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(path, () => server.close(() => resolve(true)));
  });
}
