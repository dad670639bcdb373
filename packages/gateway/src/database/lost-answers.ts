import type { Socket } from "node:net";
import { Client, type ClientBase, type ClientConfig } from "pg";
import type { Logger } from "pino";

/** Hardly a statement takes as long. */
const SUSPECT_AFTER_MS = 10_000;
const LOOK_EVERY_MS = 5000;
/** How long the look itself may take to connect, and to be answered. */
const LOOK_WITHIN_MS = 4000;

/** A statement on its way, and what was seen of it. */
type Asked = {
  readonly client: ClientBase;
  readonly pid: number;
  readonly since: number;
  /** What had come over the connection when PostgreSQL was first seen not to work on it; null: it was not. */
  restedAt: number | null;
};

/**
 * Breaks connections over which an answer was lost, as where packets are swallowed since an address moved. TCP alone
 * gives up after a quarter of an hour, and a pool whose connections all wait has none for anybody. A statement that has been out for ten
 * seconds is asked for over a new connection: where PostgreSQL twice, five seconds apart, does not work on it, and
 * nothing came meanwhile, its answer never will. One that takes long goes on.
 */
export class LostAnswers {
  readonly #connection: ClientConfig;
  readonly #log: Logger;
  readonly #asked = new Set<Asked>();
  readonly #timer: NodeJS.Timeout;
  #isLooking = false;

  constructor(connection: ClientConfig, log: Logger) {
    this.#connection = connection;
    this.#log = log;
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /**
   * Watches the statements of a new connection, but for those with a callback (a pool's own, bounded otherwise) and
   * those that stream (COPY). It is not watched where PostgreSQL does not say which of its processes it is.
   */
  async watch(client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    const pid = rows[0]?.pid;
    if (pid === undefined) return;
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    client.query = ((...asked: unknown[]): unknown => {
      const answer = query(...asked);
      if (answer instanceof Promise) {
        const one: Asked = { client, pid, since: performance.now(), restedAt: null };
        const isOver = (): boolean => this.#asked.delete(one);
        this.#asked.add(one);
        answer.then(isOver, isOver);
      }
      return answer;
    }) as typeof client.query;
  }

  async #look(): Promise<void> {
    const late = [...this.#asked].filter(({ since }) => performance.now() - since > SUSPECT_AFTER_MS);
    if (late.length === 0 || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const working = await this.#working(late.map(({ pid }) => pid));
      for (const one of late) this.#judge(one, working.has(one.pid));
    } catch (error) {
      // Where PostgreSQL is not reached at all, there is nothing to be told apart.
      this.#log.warn({ err: error }, "not seen what PostgreSQL is at work on");
    } finally {
      this.#isLooking = false;
    }
  }

  #judge(one: Asked, isWorking: boolean): void {
    const received = bytesReceived(one.client);
    if (isWorking) one.restedAt = null;
    else if (one.restedAt !== received) one.restedAt = received;
    else if (this.#asked.has(one)) {
      this.#log.warn({ pid: one.pid }, "the database's answer was lost; its connection is given up");
      void (one.client as Client).end().catch(() => undefined);
    }
  }

  /** Which of these processes of PostgreSQL work on a statement, and do not wait for their client. */
  async #working(pids: readonly number[]): Promise<ReadonlySet<number>> {
    const client = new Client({
      ...this.#connection,
      connectionTimeoutMillis: LOOK_WITHIN_MS,
      query_timeout: LOOK_WITHIN_MS,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity
         where pid = any($1::int[]) and state = 'active' and wait_event_type is distinct from 'Client'`,
        [pids],
      );
      return new Set(rows.map(({ pid }) => pid));
    } finally {
      void client.end().catch(() => undefined);
    }
  }
}

/** pg keeps its socket to itself. */
function bytesReceived(client: ClientBase): number {
  const { connection } = client as { connection?: { stream?: Partial<Socket> } };
  return connection?.stream?.bytesRead ?? 0;
}
