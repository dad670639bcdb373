/** What is told of a span. Never personal data, credentials or URLs: ids, names of methods, states and counts. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A part of a trace that has begun. */
export type Span = {
  /** For log lines. */
  readonly traceId: string;
  /** What children go on from, as W3C `traceparent`; null where the trace is not sampled, and nobody need go on. */
  readonly context: string | null;
  set(attributes: Attributes): void;
  /** Something that happened meanwhile. */
  event(name: string, attributes: Attributes): void;
  /** @param failure what went wrong, in a word of Guestcard's own; null: nothing. */
  end(failure?: string | null): void;
};

/** `server`: a request that came; `client`: one that was made; `consumer`: work on what was queued. */
export type SpanKind = "server" | "client" | "consumer";

/** Makes spans and sends them to a collector. Parts get null in its place where tracing is off. */
export type Tracer = {
  /** @param parent a W3C `traceparent`; null, or one that is not valid, begins a trace. */
  begin(name: string, kind: SpanKind, parent: string | null, attributes: Attributes): Span;
  /** A span that is over. */
  add(
    name: string,
    kind: SpanKind,
    parent: string | null,
    span: {
      readonly startedAt: Date;
      readonly finishedAt: Date;
      readonly attributes: Attributes;
      readonly failure: string | null;
    },
  ): void;
  /** Sends what is left, for some seconds at most. */
  stop(): Promise<void>;
};
