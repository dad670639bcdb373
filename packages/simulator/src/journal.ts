/** One request as the simulator remembers it. Times are milliseconds of UTC with fractions. */
export type JournalEntry = {
  readonly seq: number;
  readonly method: string;
  readonly path: string;
  readonly siteid: string;
  readonly licensekey: string;
  readonly soapaction: string;
  readonly contentType: string;
  readonly body: string | null;
  readonly receivedAt: number;
  answeredAt: number | null;
  status: number | null;
  fault: string | null;
  storedId: string | null;
};

const now = (): number => performance.timeOrigin + performance.now();

/** Remembers requests, the newest `most` of them. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #most: number;
  readonly #keepBodies: boolean;
  readonly counts: Record<string, number> = {};
  #seq = 0;

  constructor(most: number, keepBodies: boolean) {
    this.#most = most;
    this.#keepBodies = keepBodies;
  }

  begin(
    request: Omit<JournalEntry, "seq" | "receivedAt" | "answeredAt" | "status" | "fault" | "storedId">,
  ): JournalEntry {
    const entry: JournalEntry = {
      ...request,
      body: this.#keepBodies ? request.body : null,
      seq: ++this.#seq,
      receivedAt: now(),
      answeredAt: null,
      status: null,
      fault: null,
      storedId: null,
    };
    this.#entries.push(entry);
    this.counts[entry.method] = (this.counts[entry.method] ?? 0) + 1;
    if (this.#entries.length > this.#most * 1.1) this.#entries.splice(0, this.#entries.length - this.#most);
    return entry;
  }

  end(entry: JournalEntry, status: number | null): void {
    entry.answeredAt = now();
    entry.status = status;
  }

  list(filter: {
    method?: string | undefined;
    since?: number | undefined;
    limit?: number | undefined;
  }): JournalEntry[] {
    return this.#entries
      .filter(
        (entry) =>
          (filter.method === undefined || entry.method === filter.method) && entry.seq > (filter.since ?? 0),
      )
      .slice(0, filter.limit ?? 1000);
  }

  clear(): void {
    this.#entries.length = 0;
  }

  /** The most calls that began in any span of `windowMs`, and the most under way at once. */
  pace(
    licensekey: string | undefined,
    windowMs: number,
  ): {
    calls: number;
    mostInWindow: number;
    mostAtOnce: number;
    firstAt: number | null;
    lastAt: number | null;
  } {
    const entries = this.#entries.filter(
      (entry) => licensekey === undefined || entry.licensekey === licensekey,
    );
    const starts = entries.map((entry) => entry.receivedAt).toSorted((a, b) => a - b);
    let mostInWindow = 0;
    for (let first = 0, last = 0; last < starts.length; last++) {
      while ((starts[last] ?? 0) - (starts[first] ?? 0) >= windowMs) first++;
      mostInWindow = Math.max(mostInWindow, last - first + 1);
    }
    const edges = entries
      .flatMap((entry) => [
        { at: entry.receivedAt, by: 1 },
        { at: entry.answeredAt ?? Infinity, by: -1 },
      ])
      .toSorted((a, b) => a.at - b.at || a.by - b.by);
    let atOnce = 0;
    let mostAtOnce = 0;
    for (const edge of edges) mostAtOnce = Math.max(mostAtOnce, (atOnce += edge.by));
    return {
      calls: starts.length,
      mostInWindow,
      mostAtOnce,
      firstAt: starts[0] ?? null,
      lastAt: starts.at(-1) ?? null,
    };
  }
}
