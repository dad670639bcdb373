import { constants } from "node:fs";
import { access, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

const OLDEST_NODE = 24;
const MB = 1024 * 1024;
/** A day of a busy gateway, with PostgreSQL's own log of changes. */
const AMPLE_MB = 2048;
const LEAST_MB = 256;

/** Which Node runs this. */
export function checkNode(): Finding {
  const { version } = process;
  return Number(process.versions.node.split(".")[0]) >= OLDEST_NODE
    ? ok("node", version)
    : wrong("node", version, `Guestcard needs Node ${OLDEST_NODE}: start it as npx guestcard.`);
}

/** Whether DATA_DIR can be written to, and how much room it has. */
export async function checkDisk(dataDir: string): Promise<Finding> {
  const folder = await nearestFolder(resolve(dataDir));
  try {
    await access(folder, constants.W_OK);
  } catch {
    return wrong(
      "disk",
      `${folder} cannot be written to`,
      "Give DATA_DIR to the user that runs the gateway.",
    );
  }
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MB);
  const said = `${free.toLocaleString("en")} MB free at ${folder}`;
  if (free < LEAST_MB) return wrong("disk", said, "Make room: a full disk ends intake with 503.");
  return free < AMPLE_MB ? doubtful("disk", said, "Make room before it is full.") : ok("disk", said);
}

/** The folder itself, or the nearest one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      await access(folder, constants.F_OK);
      return folder;
    } catch {
      if (folder === dirname(folder)) return folder;
    }
  }
}
