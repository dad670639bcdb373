import { Client } from "pg";
import { SERVER_ROLE } from "./data-folder.ts";
import { SESSION_OPTIONS } from "./server-settings.ts";
import { SERVER_PORT } from "./socket-directory.ts";

/** How to connect, as `pg` takes it. */
export type Connection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly ssl: false;
  readonly options: string;
};

const CONNECT_TIMEOUT_MS = 5000;

/** The connection through a socket directory. Every field is given, so that no PG* variable of the gateway counts. */
export function connectionIn(socketDirectory: string): Connection {
  return {
    host: socketDirectory,
    port: SERVER_PORT,
    user: SERVER_ROLE,
    database: "postgres",
    ssl: false,
    options: SESSION_OPTIONS,
  };
}

/** Connects and asks something. Returns what failed, or null. */
export async function tryConnection(connection: Connection): Promise<Error | null> {
  const client = new Client({ ...connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  try {
    client.on("error", () => {});
    await client.connect();
    await client.query("select 1");
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
