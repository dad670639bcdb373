import { systemCode } from "./own-postgres-error.ts";
import type { LogSink } from "./log-sink.ts";
import { endServer } from "./server-process.ts";
import { isServerOf, readServerRecord, removeUnreadableRecord, runsServer } from "./server-record.ts";
import { removeSocketFiles } from "./socket-directory.ts";

/** What was found: a stranger's process that the old record names, and where the old server had its socket. */
export type Leftovers = { readonly strangerPid: number | null; readonly socketDirectory: string | null };

/**
 * Clears what a killed gateway left in `dataFolder`: its server, if that still runs. The caller holds the
 * lock of the data directory, so such a server has no gateway.
 *
 * It is ended rather than taken over: only a child can be watched without polling, the new gateway may bring other
 * settings or a newer PostgreSQL, and sessions of the dead gateway must not finish statements beside the new one.
 */
export async function clearOrphan(dataFolder: string, log: LogSink): Promise<Leftovers> {
  const record = await readServerRecord(dataFolder);
  if (record === null) return { strangerPid: null, socketDirectory: null };
  if (record === "unreadable") {
    await removeUnreadableRecord(dataFolder);
    await removeSocketFiles(dataFolder);
    return { strangerPid: null, socketDirectory: null };
  }
  const orphan = await isServerOf(record, dataFolder);
  if (orphan) {
    log.warn(
      { postgres_pid: record.pid, folder: dataFolder },
      "stopping the PostgreSQL that a killed gateway left",
    );
    await endServer(
      (signal) => signalProcess(record.pid, signal),
      async () => !(await runsServer(record)),
      record.pid,
    );
  }
  return { strangerPid: orphan ? null : record.pid, socketDirectory: record.socketDirectory };
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemCode(error) !== "ESRCH") throw error;
  }
}
