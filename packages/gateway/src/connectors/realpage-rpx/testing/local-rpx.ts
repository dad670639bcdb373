import { once } from "node:events";
import { createServer as createHttpServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { createRealPageRpx, type RealPageRpx } from "../realpage-rpx.ts";
import type { TransportOptions } from "../transport.ts";

/** A real server on this machine that stands for RPX, and the request a client made of it. */
export type LocalRpx = { readonly baseUrl: string; readonly seen: Seen[] };

export type Seen = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export const PATH = "/rpxgateway/partner/Sample/Sample.svc";

/** What to answer with; what is left out is a 200 in UTF-8. */
export type Answer = {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** Listens on a free port until the test ends, and then drops what is still connected. */
async function listen(t: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** An HTTP server that reads each request whole and then lets `respond` answer it. */
export async function startHttp(
  t: TestContext,
  respond: (response: ServerResponse, request: Seen) => void,
): Promise<LocalRpx> {
  const seen: Seen[] = [];
  const server = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      seen.push(one);
      respond(response, one);
    });
  });
  return { baseUrl: `http://127.0.0.1:${await listen(t, server)}${PATH}`, seen };
}

/** Sends an answer. */
export function send(response: ServerResponse, answer: Answer): void {
  const { status = 200, type = "text/xml; charset=utf-8", headers = {}, body = "" } = answer;
  response.writeHead(status, { "content-type": type, ...headers }).end(body);
}

/** An HTTP server that always answers the same. */
export async function startAnswering(t: TestContext, answer: Answer): Promise<LocalRpx> {
  return startHttp(t, (response) => send(response, answer));
}

/** A bare TCP server, for what no HTTP server would do. */
export async function startTcp(t: TestContext, onSocket: (socket: Socket) => void): Promise<number> {
  return listen(t, createTcpServer(onSocket));
}

/** The client under test, closed when the test ends. Private targets are allowed, and no machine is too busy for its timeouts. */
export function startClient(t: TestContext, options: Partial<TransportOptions> = {}): RealPageRpx {
  const rpx = createRealPageRpx({
    connectTimeoutMs: 60_000,
    answerTimeoutMs: 60_000,
    allowPrivateTargets: true,
    ...options,
  });
  // A test may have closed it itself.
  t.after(() => rpx.close().catch(() => undefined));
  return rpx;
}
