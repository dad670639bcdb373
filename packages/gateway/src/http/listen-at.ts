import { getSystemErrorMessage } from "node:util";
import type { FastifyInstance } from "fastify";

/** Where a server is to listen, and the settings that say so. */
export type Address = { readonly host: string; readonly port: number; readonly settings: string };

/** Thrown where an address cannot be listened on, in words that name it. */
export class ListenError extends Error {
  override readonly name = "ListenError";
}

/** Has `server` listen. @returns its URL. @throws ListenError where another process has the address, or nobody may. */
export async function listenAt(server: FastifyInstance, address: Address): Promise<string> {
  const { host, port, settings } = address;
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const { errno } = error as NodeJS.ErrnoException;
    if (errno === undefined) throw error;
    const at = `${host.includes(":") ? `[${host}]` : host}:${port}`;
    throw new ListenError(`Cannot listen on ${at} (${settings}): ${getSystemErrorMessage(errno)}`, {
      cause: error,
    });
  }
}
