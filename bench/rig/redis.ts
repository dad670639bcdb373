import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Rig } from "./rig.ts";
import { startProgram } from "./program.ts";

/** `redis-server` on the PATH; null where there is none. */
function findRedis(): string | null {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, "redis-server");
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

/** Starts Redis with every write on disk before its answer. @returns its socket, or null where Redis is not installed. */
export async function startRedis(rig: Rig): Promise<string | null> {
  const program = findRedis();
  if (program === null) return null;
  const data = await mkdtemp(join(rig.folder, "redis-"));
  // A socket's path may have about 100 characters, so it stands in a short folder.
  const sockets = await mkdtemp(join(tmpdir(), "gcr-"));
  rig.onStop(() => rm(sockets, { recursive: true, force: true }));
  const socket = join(sockets, "s");
  const settings = {
    port: "0",
    unixsocket: socket,
    dir: data,
    appendonly: "yes",
    appendfsync: "always",
    save: "",
  };
  const redis = await startProgram(
    program,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    {},
    // "Ready …" or "The server is now ready …", by version.
    "eady to accept connections",
  );
  rig.onStop(() => redis.stop());
  return socket;
}
