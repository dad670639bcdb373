/** One request as the simulator remembers it. Times are milliseconds of UTC with fractions. */
export type JournalEntry = {
  readonly seq: number;
  /** The RPX method of the SOAPAction, or the SOAPAction itself where it names none. */
  readonly method: string;
  readonly path: string;
  readonly siteid: string;
  readonly licensekey: string;
  readonly soapaction: string;
  readonly contentType: string;
  /** Null where bodies are not kept or this one had to make room. */
  readonly body: string | null;
  readonly receivedAt: number;
  /** When it was answered, or the connection ended. */
  readonly answeredAt: number | null;
  /** The HTTP status; null while there is no answer, and where the connection ended without one. */
  readonly status: number | null;
  /** The kind of the fault order that it met. */
  readonly fault: string | null;
  /** The id of what it stored or changed. */
  readonly storedId: string | null;
};

/** An entry while its request is under way. */
export type OpenEntry = { -readonly [Name in keyof JournalEntry]: JournalEntry[Name] };

/** How much of a journal is kept. */
export type JournalLimits = {
  /** Requests. */
  readonly entries: number;
  /** Characters of all bodies together; 0 keeps none. */
  readonly bodyChars: number;
};

/** How calls followed each other. */
export type Pace = {
  readonly calls: number;
  /** The most calls that began in any span of the window asked for. */
  readonly mostInWindow: number;
  readonly mostAtOnce: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
};

/** Names counted one by one; callers can send any. */
const MOST_COUNTS = 500;
const OTHERS = "(others)";

/** Milliseconds of UTC, finer than Date.now(). */
export const preciseNow = (): number => performance.timeOrigin + performance.now();

/** Remembers requests, the newest of them. */
export class Journal {
  readonly #entries: OpenEntry[] = [];
  readonly #limits: JournalLimits;
  readonly #counts = new Map<string, number>();
  #seq = 0;
  /** The entries before this one have given up their bodies. */
  #firstBody = 0;
  #bodyChars = 0;

  constructor(limits: JournalLimits) {
    this.#limits = limits;
  }

  begin(request: Omit<JournalEntry, "seq" | "answeredAt" | "status" | "fault" | "storedId">): OpenEntry {
    const entry: OpenEntry = {
      ...request,
      seq: ++this.#seq,
      answeredAt: null,
      status: null,
      fault: null,
      storedId: null,
    };
    const name = this.#counts.has(entry.method) || this.#counts.size < MOST_COUNTS ? entry.method : OTHERS;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.#entries.push(entry);
    this.#bodyChars += entry.body?.length ?? 0;
    while (this.#bodyChars > this.#limits.bodyChars) this.#dropOldestBody();
    // Cutting now and then costs less than at every request.
    if (this.#entries.length > this.#limits.entries * 1.1) this.#cut();
    return entry;
  }

  /** Notes the end of a request, once: a status, or null where the connection ended first. */
  end(entry: OpenEntry, status: number | null): void {
    if (entry.answeredAt !== null) return;
    entry.answeredAt = preciseNow();
    entry.status = status;
  }

  /** The oldest `limit` of the entries after `since` that are still remembered. */
  list(filter: {
    method?: string | undefined;
    since?: number | undefined;
    limit?: number | undefined;
  }): JournalEntry[] {
    const found: JournalEntry[] = [];
    const most = filter.limit ?? 1000;
    const oldest = this.#entries[0]?.seq ?? 0;
    const first = Math.max(this.#entries.length - this.#limits.entries, (filter.since ?? 0) + 1 - oldest, 0);
    for (let at = first; at < this.#entries.length && found.length < most; at++) {
      const entry = this.#entries[at];
      if (entry && (filter.method === undefined || entry.method === filter.method)) found.push(entry);
    }
    return found;
  }

  /** All requests since the start by method, the forgotten too. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  clear(): void {
    this.#entries.length = 0;
    this.#firstBody = 0;
    this.#bodyChars = 0;
  }

  /** The pace of the calls that are remembered, of one licence key or all. */
  pace(licensekey: string | undefined, windowMs: number): Pace {
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
        { at: entry.answeredAt ?? Number.MAX_VALUE, by: -1 },
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

  #dropOldestBody(): void {
    const entry = this.#entries[this.#firstBody++];
    if (!entry) return;
    this.#bodyChars -= entry.body?.length ?? 0;
    entry.body = null;
  }

  #cut(): void {
    const gone = this.#entries.splice(0, this.#entries.length - this.#limits.entries);
    for (const entry of gone) this.#bodyChars -= entry.body?.length ?? 0;
    this.#firstBody = Math.max(0, this.#firstBody - gone.length);
  }
}
