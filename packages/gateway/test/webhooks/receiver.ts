import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "../harness/wait.ts";

/** A request as a receiver got it; `raw` is the body byte for byte. */
export type Received = {
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: any;
};

/** What a receiver answers; null: nothing, for ever. */
export type Reaction = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly delayMs?: number;
  /** The body goes on for ever, a byte at a time. */
  readonly drips?: true;
} | null;

/** An endpoint of a customer, over real HTTP. */
export type Receiver = {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** From now on it answers so. */
  answer(react: (request: Received) => Reaction): void;
  /** Waits for the first request that meets `condition`. */
  next(what: string, condition: (request: Received) => boolean, ms?: number): Promise<Received>;
  close(): Promise<void>;
};

export async function startReceiver(
  react: (request: Received) => Reaction = () => ({ status: 200 }),
): Promise<Receiver> {
  const received: Received[] = [];
  let reaction = react;
  const server = createServer((request, response) => {
    let raw = "";
    request.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")));
    request.on("end", () => {
      const got: Received = {
        at: Date.now(),
        path: request.url ?? "",
        headers: request.headers,
        raw,
        body: raw === "" ? null : JSON.parse(raw),
      };
      received.push(got);
      const answer = reaction(got);
      if (!answer) return;
      setTimeout(() => {
        response.writeHead(answer.status, answer.headers ?? {});
        if (answer.drips) setInterval(() => response.write("."), 50).unref();
        else response.end(answer.body ?? "");
      }, answer.delayMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    answer: (next) => {
      reaction = next;
    },
    next: (what, condition, ms) => until(what, async () => received.find(condition), ms),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
