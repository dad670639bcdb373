import type { RpxEndpoint, RpxSite } from "./credentials.ts";
import { buildEnvelope, escapeText, MASK } from "./envelope.ts";
import { findFault, outcomeOfFault } from "./faults.ts";
import { MAY_FOLLOW_A_CALL, outcomeOfStatus } from "./http-statuses.ts";
import type { Called, Exchange, OutcomeUnknown, ReadOutcome, TooMuch, WriteOutcome } from "./outcomes.ts";
import type { RpxCall } from "./realpage-rpx.ts";
import type { Transfer, Transport } from "./transport.ts";
import {
  child,
  TooLargeXml,
  UnreadableXml,
  type XmlElement,
  type XmlLimits,
  XmlReader,
} from "./xml-reader.ts";

/** One RPX method: what it sends and how its reply is read. */
export type Operation<T> = {
  readonly method: string;
  /** What follows the auth block, as XML: made for the request and not kept beside it. */
  readonly content: () => string;
  /** Elements that are handed out as they come and not kept. */
  readonly items?: {
    readonly names: ReadonlySet<string>;
    readonly onItem: (item: XmlElement) => Promise<void> | void;
  };
  readonly limits: XmlLimits;
  /** Reads what stands in `<methodResult>`. */
  readonly read: (result: XmlElement) => T;
};

const NAMESPACE = "http://tempuri.org/IRPXService/";
/** Raw replies are kept for people up to this length; a list of a thousand units says nothing beyond it. */
const KEPT_REPLY_CHARACTERS = 64 * 1024;

type Reply = {
  readonly transfer: Transfer;
  readonly status: number | null;
  readonly root: XmlElement | null;
  readonly unreadable: string | null;
};

/** What a reply came to, and its text as it is kept. */
type Exchanged<T> = {
  readonly settled: Settled<T> & { readonly messageLogId?: string | null };
  readonly status: number | null;
  readonly tooMuch: TooMuch | null;
  readonly kept: string;
};

async function exchange<T>(
  transport: Transport,
  call: RpxCall,
  url: URL,
  body: string,
  operation: Operation<T>,
): Promise<Exchanged<T>> {
  let status: number | null = null;
  let reader: XmlReader | null = null;
  let kept = "";
  let unreadable: string | null = null;
  let isTooLarge = false;
  const forKeeping = new TextDecoder();
  const nothing: ReadonlySet<string> = new Set();

  /** Reads while the reply is XML; what is not is kept for people and otherwise passed over. */
  const attempt = <R>(read: () => R): R | null => {
    try {
      return unreadable === null ? read() : null;
    } catch (error) {
      isTooLarge = error instanceof TooLargeXml;
      if (!(error instanceof UnreadableXml) || isTooLarge) throw error;
      unreadable = error.message;
      return null;
    }
  };

  const transfer = await transport.post(
    {
      url,
      soapAction: NAMESPACE + operation.method,
      body,
      maySend: call.maySend,
      signal: call.signal,
    },
    {
      onHead: (httpStatus, contentType) => {
        status = httpStatus;
        const charset = /charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? "utf-8";
        if (/html/i.test(contentType)) unreadable = "The reply is HTML.";
        reader = attempt(() => new XmlReader(operation.limits, operation.items?.names ?? nothing, charset));
      },
      onChunk: (chunk) => {
        if (kept.length < KEPT_REPLY_CHARACTERS) kept += forKeeping.decode(chunk, { stream: true });
        const items = attempt(() => reader?.read(chunk) ?? []) ?? [];
        if (!operation.items || items.length === 0) return undefined;
        return handOut(items, operation.items.onItem);
      },
    },
  );
  const root = transfer.kind === "answered" ? attempt(() => reader?.end() ?? null) : null;
  // The tree ends here: what waited for the reply is old to V8 by now, and what it refers to lives on after it until
  // the old heap is collected (docs/performance.md).
  reader = null;
  const settled = settle({ transfer, status, root, unreadable }, operation);
  const isSlow = transfer.kind === "lost" && transfer.isTimeout === true;
  const tooMuch = isTooLarge ? "large" : isSlow ? "slow" : null;
  return { settled, status, tooMuch, kept: kept.slice(0, KEPT_REPLY_CHARACTERS) };
}

/** Hands items out one after the other; waits only where the taker does. */
function handOut(
  items: readonly XmlElement[],
  onItem: (item: XmlElement) => Promise<void> | void,
): Promise<void> | undefined {
  for (const [index, item] of items.entries()) {
    const busy = onItem(item);
    if (busy) return busy.then(() => handOut(items.slice(index + 1), onItem));
  }
  return undefined;
}

type Settled<T> =
  | { readonly kind: "answered"; readonly value: T }
  | Exclude<WriteOutcome<T>, { kind: "confirmed" }>;

function settle<T>(reply: Reply, operation: Operation<T>): Settled<T> & { messageLogId?: string | null } {
  const { transfer, status, root, unreadable } = reply;
  if (transfer.kind === "not-sent")
    return transfer.isForbiddenTarget === true
      ? { kind: "blocked", cause: "misconfigured", reason: transfer.reason }
      : { kind: "retry-later", reason: `RPX was not reached: ${transfer.reason}` };
  if (transfer.kind === "lost")
    return { kind: "outcome-unknown", reason: `The reply was lost: ${transfer.reason}` };
  const fault = root && findFault(root);
  if (fault) return { ...outcomeOfFault(fault), messageLogId: fault.messageLogId };
  const result = child(
    child(child(root ?? undefined, "Body"), `${operation.method}Response`),
    `${operation.method}Result`,
  );
  if (status === 200 && result) return { kind: "answered", value: operation.read(result) };
  const outcome = outcomeOfStatus(status ?? 0, transfer.wasSentWhole);
  return unreadable === null ? outcome : { ...outcome, reason: `${outcome.reason} ${unreadable}` };
}

/** Makes one call. Never throws for what RPX does. */
async function make<T>(
  transport: Transport,
  call: RpxCall,
  site: Partial<RpxSite>,
  operation: Operation<T>,
): Promise<Called<Settled<T>> & { readonly tooMuch: TooMuch | null }> {
  const { credentials } = call;
  const endpoint = endpointOf(call, operation.method);
  const envelope = buildEnvelope(
    operation.method,
    site,
    credentials,
    endpoint.licensekey,
    operation.content(),
  );
  let startedAt = new Date();
  const record = (more: Partial<Exchange>): Exchange => ({
    method: operation.method,
    url: endpoint.baseUrl,
    startedAt,
    finishedAt: new Date(),
    request: envelope.mask(),
    reply: null,
    httpStatus: null,
    messageLogId: null,
    ...more,
  });
  const url = URL.canParse(endpoint.baseUrl) ? new URL(endpoint.baseUrl) : null;
  if (!url) {
    const outcome = {
      kind: "blocked",
      cause: "misconfigured",
      reason: "The RPX base URL is not a URL.",
    } as const;
    return { outcome, exchange: record({}), tooMuch: null };
  }
  const turn = await call.turn?.(call.signal);
  startedAt = new Date();
  /** Opening a connection may have taken its time: only now is it known when the request leaves. */
  const maySend = (): boolean => {
    const may = call.maySend();
    if (may) turn?.left();
    return may;
  };
  const reply = await exchange(transport, { ...call, maySend }, url, envelope.sent, operation).finally(() =>
    turn?.ended(),
  );
  const { messageLogId = null, ...outcome } = reply.settled;
  return {
    outcome: outcome as Settled<T>,
    exchange: record({
      reply: reply.status === null ? null : masked(reply.kept, secretsOf(call, operation.method)),
      httpStatus: reply.status,
      messageLogId,
    }),
    tooMuch: reply.tooMuch,
  };
}

function endpointOf({ credentials }: RpxCall, method: string): RpxEndpoint {
  return credentials.method_specific?.[method] ?? credentials;
}

/** What people may not see of a call: as it is, and as XML has it with quotes escaped or, from .NET, bare. */
function secretsOf(call: RpxCall, method: string): string[] {
  const { username = "", password = "" } = call.credentials;
  return [endpointOf(call, method).licensekey, password, username]
    .filter((secret) => secret.length > 3)
    .flatMap((secret) => [secret, escapeText(secret), escapeText(secret).replaceAll("&quot;", '"')]);
}

function masked(text: string, secrets: readonly string[]): string {
  return secrets.reduce((result, secret) => result.replaceAll(secret, MASK), text);
}

/** The outcome without the secrets that RPX's own text may repeat. */
function withMaskedReason<O extends { readonly kind: string; readonly reason?: string }>(
  outcome: O,
  call: RpxCall,
  method: string,
): O {
  const { reason } = outcome;
  return reason === undefined ? outcome : { ...outcome, reason: masked(reason, secretsOf(call, method)) };
}

/** A call that only reads: whatever leaves it open whether RPX answered can simply be asked again. */
export async function read<T>(
  transport: Transport,
  call: RpxCall,
  site: Partial<RpxSite>,
  operation: Operation<T>,
): Promise<Called<ReadOutcome<T>>> {
  const { outcome, exchange: kept, tooMuch } = await make(transport, call, site, operation);
  const read: ReadOutcome<T> =
    outcome.kind === "outcome-unknown"
      ? { kind: "retry-later", reason: outcome.reason, ...(tooMuch && { tooMuch }) }
      : outcome;
  return { outcome: withMaskedReason(read, call, operation.method), exchange: kept };
}

/** A redirect blocks what only reads; what stores may have been carried out before it. */
const asOfAWrite = <O extends Exclude<WriteOutcome<never>, { kind: "confirmed" }>>(
  outcome: O,
  { httpStatus }: Exchange,
): O | OutcomeUnknown =>
  outcome.kind === "blocked" && MAY_FOLLOW_A_CALL.has(httpStatus)
    ? { kind: "outcome-unknown", reason: outcome.reason }
    : outcome;

/** A call that stores something. `read` of the operation says what RPX's reply means. */
export async function write<T>(
  transport: Transport,
  call: RpxCall,
  site: RpxSite,
  operation: Operation<WriteOutcome<T>>,
): Promise<Called<WriteOutcome<T>>> {
  const { outcome, exchange: kept } = await make(transport, call, site, operation);
  const written = outcome.kind === "answered" ? outcome.value : asOfAWrite(outcome, kept);
  return { outcome: withMaskedReason(written, call, operation.method), exchange: kept };
}
