import {
  type Context,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace";
import { readTraceparent, writeTraceparent } from "./traceparent.ts";
import type { Attributes, Span, SpanKind as Kind, Tracer } from "./tracer.ts";

/** Where spans go, and what they say of this process. */
export type OtlpOptions = {
  /** The collector's base URL; spans go to `/v1/traces` below it. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Readonly<Record<string, string>>;
  /** Of the traces that begin here, 0 to 1. Those that began elsewhere are kept where they are there. */
  readonly share: number;
  /** Told that spans could not be sent. */
  readonly onTrouble: (message: string) => void;
};

/** One export may take so long; at a stop what is left is given as much. */
const EXPORT_TIMEOUT_MS = 3000;
/** A tracer that cannot reach its collector says so at most this often. */
const TROUBLE_EVERY_MS = 60_000;

const KINDS: Readonly<Record<Kind, SpanKind>> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
};

/** A tracer over OpenTelemetry's SDK, by OTLP as protobuf over HTTP. Imported only where tracing is on: it is large. */
export function createOtlpTracer(options: OtlpOptions): Tracer {
  let toldAt = -Infinity;
  const tell = (message: string): void => {
    if (performance.now() - toldAt < TROUBLE_EVERY_MS) return;
    toldAt = performance.now();
    options.onTrouble(message);
  };
  const silent = (): void => undefined;
  diag.setLogger(
    { error: tell, warn: tell, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/+$/, "")}/v1/traces`,
    headers: { ...options.headers },
    timeoutMillis: EXPORT_TIMEOUT_MS,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ ...options.resource }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: EXPORT_TIMEOUT_MS })],
  });
  const tracer = provider.getTracer("guestcard");

  const start = (
    name: string,
    kind: Kind,
    parent: string | null,
    attributes: Attributes,
    startTime = new Date(),
  ) => tracer.startSpan(name, { kind: KINDS[kind], attributes, startTime }, contextOf(parent));

  return {
    begin(name, kind, parent, attributes): Span {
      const span = start(name, kind, parent, attributes);
      const own = span.spanContext();
      return {
        traceId: own.traceId,
        context: writeTraceparent(own),
        set: (more) => void span.setAttributes(more),
        event: (event, more) => void span.addEvent(event, more),
        end(failure = null) {
          if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
          span.end();
        },
      };
    },
    add(name, kind, parent, { startedAt, finishedAt, attributes, failure }) {
      const span = start(name, kind, parent, attributes, startedAt);
      if (failure !== null) span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
      span.end(finishedAt);
    },
    stop: () => provider.shutdown().catch((error: unknown) => tell(String(error))),
  };
}

function contextOf(parent: string | null): Context {
  const context = readTraceparent(parent);
  return context ? trace.setSpanContext(ROOT_CONTEXT, context) : ROOT_CONTEXT;
}
