import { randomUUID } from "node:crypto";
import { openConnection } from "./http-connection.ts";
import { percentile } from "./statistics.ts";
import type { System } from "./system.ts";

/** What a burst of requests got: only answers of 200, or it throws. */
export type Load = {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p99Ms: number;
};

export type LoadOptions = {
  readonly connections: number;
  /** It ends after so many seconds, or so many requests, whichever comes first. */
  readonly seconds?: number;
  readonly requests?: number;
  /** The body of the n-th request. */
  readonly body: (n: number) => string;
};

/** Posts leads to `system` as fast as it answers, each with an `Idempotency-Key` of its own. */
export async function postLoad(system: System, options: LoadOptions): Promise<Load> {
  const { seconds = Infinity, requests = Infinity, body } = options;
  const run = randomUUID();
  const url = new URL(system.path, system.url);
  const head = `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${system.token}\r\ncontent-type: application/json\r\nidempotency-key: ${run}-`;
  const latencies: number[] = [];
  let made = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;

  async function caller(): Promise<void> {
    const connection = await openConnection(url);
    try {
      while (made < requests && performance.now() < endsAt) {
        const n = made++;
        const text = body(n);
        const sentAt = performance.now();
        const reply = await connection.send(
          `${head}${n}\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
        latencies.push(performance.now() - sentAt);
        if (reply.status !== 200) throw new Error(`${system.name}: ${reply.status} ${reply.body}`);
      }
    } finally {
      connection.close();
    }
  }

  await Promise.all(Array.from({ length: options.connections }, caller));
  const took = (performance.now() - startedAt) / 1000;
  return {
    requests: latencies.length,
    seconds: took,
    perSecond: latencies.length / took,
    p99Ms: percentile(latencies, 0.99),
  };
}
