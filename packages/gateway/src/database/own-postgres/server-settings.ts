import { SERVER_PORT } from "./socket-directory.ts";

/** Put on the command line, where they outrank whatever stands in postgresql.conf. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  cluster_name: "guestcard",

  // The promise of the gateway: what was answered is on disk.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // On macOS only this flushes the drive's own cache.
  ...(process.platform === "darwin" ? { wal_sync_method: "fsync_writethrough" } : {}),

  max_connections: "100",
  shared_buffers: "128MB",
  wal_compression: "on",
  // Its statements are short: parallel plans only take CPU from the gateway, and /dev/shm, 64 MB in a container.
  max_parallel_workers_per_gather: "0",
  jit: "off",
  // A new table is planned for blindly until it is first analyzed, and read whole where an index would do.
  autovacuum_naptime: "10s",
  timezone: "UTC",

  log_destination: "stderr",
  logging_collector: "off",
  log_timezone: "UTC",
  log_line_prefix: "%m [%p] ",
  log_checkpoints: "off",
  // Statements and details ("Key (email)=(…) already exists") hold personal data, which never reaches a log.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** For the gateway's sessions: their errors come back to them, and their texts may hold personal data. */
export const SESSION_OPTIONS = "-c log_min_messages=log";

/** The arguments of a server on `dataFolder` with its socket in `socketDirectory`; `extra` settings win. */
export function serverArguments(
  dataFolder: string,
  socketDirectory: string,
  extra: Readonly<Record<string, string>>,
): string[] {
  const all = {
    ...settings,
    port: String(SERVER_PORT),
    // A list in which a comma would part two folders, hence the quotes.
    unix_socket_directories: `"${socketDirectory.replaceAll('"', '""')}"`,
    ...extra,
  };
  return ["-D", dataFolder, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
