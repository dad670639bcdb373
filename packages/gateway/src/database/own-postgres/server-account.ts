import { stat } from "node:fs/promises";
import { OwnPostgresError, systemCode } from "./own-postgres-error.ts";
import { readPasswd } from "./passwd.ts";

/** The user and group that PostgreSQL runs as and that own its folder. */
export type ServerAccount = {
  readonly uid: number;
  readonly gid: number;
  /** True where this process is root and has to become that user, since PostgreSQL refuses to run as root. */
  readonly switched: boolean;
};

const NOBODY_WHERE_PASSWD_IS_SILENT = 65_534;

/**
 * Decides who runs the server. An ordinary user runs it itself. Root hands it to the owner of the database folder, or
 * of `dataDir`, so that a folder used by an ordinary user stays usable for that user; where root owns both, to `nobody`.
 * @throws OwnPostgresError `permission` where the database folder is another user's.
 */
export async function chooseServerAccount(dataDir: string, dataFolder: string): Promise<ServerAccount> {
  const uid = process.getuid?.() ?? 0;
  const gid = process.getgid?.() ?? 0;
  const folder = await ownerOf(dataFolder);
  if (uid !== 0) {
    if (folder !== null && folder.uid !== uid) throw anothers(dataFolder, folder.uid, uid);
    return { uid, gid, switched: false };
  }
  if (folder !== null) {
    if (folder.uid === 0) throw anothers(dataFolder, 0, (await nobody()).uid);
    return { ...folder, switched: true };
  }
  const parent = await ownerOf(dataDir);
  // initdb refuses users without a name, as the owner of a mounted folder may be one in a container.
  const named = (await readPasswd()).some((entry) => entry.uid === parent?.uid && entry.uid !== 0);
  const { uid: serverUid, gid: serverGid } = parent !== null && named ? parent : await nobody();
  return { uid: serverUid, gid: serverGid, switched: true };
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | null> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw error;
  }
}

async function nobody(): Promise<{ uid: number; gid: number }> {
  const entry = (await readPasswd()).find(({ name }) => name === "nobody");
  return entry ?? { uid: NOBODY_WHERE_PASSWD_IS_SILENT, gid: NOBODY_WHERE_PASSWD_IS_SILENT };
}

function anothers(folder: string, owner: number, wanted: number): OwnPostgresError {
  return new OwnPostgresError(
    "permission",
    `${folder} belongs to user id ${owner}, but PostgreSQL would run as user id ${wanted}.`,
    `Start the gateway as its owner, or run \`chown -R ${wanted} ${folder}\` as root.`,
  );
}
