import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { messagesIn, numberIn } from "./protobuf.ts";

/** A span as a collector got it. Ids are hexadecimal, times nanoseconds since 1970. */
export type ReceivedSpan = {
  readonly service: Readonly<Record<string, string>>;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly name: string;
  /** SpanKind of opentelemetry/proto/trace/v1: 2 server, 3 client, 5 consumer. */
  readonly kind: number;
  readonly from: bigint;
  readonly to: bigint;
  readonly attributes: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  /** 2: an error. */
  readonly status: number;
};

/** A collector: takes OTLP over HTTP as protobuf. */
export type OtlpReceiver = {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** All bodies one after the other, to be searched for what must not be there. */
  readonly raw: () => string;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
};

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: Buffer[] = [];
  const requests: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      bodies.push(body);
      requests.push({ path: request.url ?? "", headers: request.headers });
      for (const resourceSpans of messagesIn(body, 1)) {
        const service = attributesOf(messagesIn(resourceSpans, 1).flatMap((one) => messagesIn(one, 1)));
        for (const scopeSpans of messagesIn(resourceSpans, 2))
          for (const span of messagesIn(scopeSpans, 2)) spans.push(readSpan(span, service));
      }
      response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    raw: () => Buffer.concat(bodies).toString("latin1"),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function readSpan(span: Buffer, service: Record<string, string>): ReceivedSpan {
  const hex = (number: number): string => messagesIn(span, number)[0]?.toString("hex") ?? "";
  return {
    service,
    traceId: hex(1),
    spanId: hex(2),
    parentId: hex(4),
    name: messagesIn(span, 5)[0]?.toString() ?? "",
    kind: Number(numberIn(span, 6)),
    from: numberIn(span, 7),
    to: numberIn(span, 8),
    attributes: attributesOf(messagesIn(span, 9)),
    events: messagesIn(span, 11).map((event) => messagesIn(event, 2)[0]?.toString() ?? ""),
    status: Number(numberIn(messagesIn(span, 15)[0] ?? Buffer.alloc(0), 3)),
  };
}

function attributesOf(pairs: readonly Buffer[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const value = messagesIn(pair, 2)[0] ?? Buffer.alloc(0);
      const text = messagesIn(value, 1)[0]?.toString();
      return [messagesIn(pair, 1)[0]?.toString() ?? "", text ?? String(numberIn(value, 3))];
    }),
  );
}
