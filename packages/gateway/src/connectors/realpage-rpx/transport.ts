import { lookup as lookUpName } from "node:dns";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import type { Dispatcher } from "undici";
import { Agent, errors } from "./http-agent.ts";
import { isPrivateAddress } from "./private-targets.ts";

/** How long things may take, and whether targets that are not of the public internet are allowed. */
export type TransportOptions = {
  readonly connectTimeoutMs: number;
  readonly answerTimeoutMs: number;
  readonly allowPrivateTargets: boolean;
};

/** Takes the reply as it comes. */
export type ReplySink = {
  onHead(status: number, contentType: string): void;
  /** @returns a promise to be waited for before more is read, or nothing. @throws to end reading. */
  onChunk(chunk: Uint8Array): Promise<void> | void;
};

/**
 * How a request ended. `not-sent`: surely not one byte of it left. `lost`: it may have arrived, and there is no
 * whole reply; `isTimeout` where the time for it ran out. `answered`: the reply is whole; `wasSentWhole` tells whether it came only after all of the request.
 */
export type Transfer =
  | { readonly kind: "not-sent"; readonly reason: string; readonly isForbiddenTarget?: boolean }
  | { readonly kind: "lost"; readonly reason: string; readonly isTimeout?: boolean }
  | { readonly kind: "answered"; readonly wasSentWhole: boolean };

export type Transport = {
  post(
    request: {
      readonly url: URL;
      readonly soapAction: string;
      readonly body: string;
      readonly maySend: () => boolean;
      readonly signal?: AbortSignal | undefined;
    },
    sink: ReplySink,
  ): Promise<Transfer>;
  close(): Promise<void>;
};

/** Kept-alive connections are dropped by us before a server drops them, so that fewer requests meet a closed one. */
const KEEP_ALIVE_MS = 4000;
const CONNECTIONS_PER_ORIGIN = 256;

class ForbiddenTarget extends Error {}

class TookTooLong extends Error {}

/** Resolves a name and refuses what is not public, so that the address that was checked is the one connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookUpName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const first = addresses[0];
    if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(new ForbiddenTarget("The name stands for a private address."), "", 0);
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

/** Says why a URL may not be called; null where it may. */
function forbidden(url: URL, options: TransportOptions): string | null {
  if (options.allowPrivateTargets) return null;
  if (url.protocol !== "https:") return "The RPX base URL must be https.";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0 && isPrivateAddress(host)) return "The RPX base URL must not be a private address.";
  return null;
}

/**
 * HTTP to RPX: connections are kept and reused, redirects are not followed, and a request is never sent twice. The
 * rule that everything rests on: undici calls `onRequestStart` in the same turn in which it writes the first byte.
 * Before it nothing left; from it on anything may have arrived.
 */
export function createTransport(options: TransportOptions): Transport {
  const agent = new Agent({
    connect: {
      timeout: options.connectTimeoutMs,
      ...(options.allowPrivateTargets ? {} : { lookup: publicLookup }),
    },
    connections: CONNECTIONS_PER_ORIGIN,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: options.answerTimeoutMs,
    bodyTimeout: options.answerTimeoutMs,
  });

  return {
    post(request, sink) {
      const reason = forbidden(request.url, options);
      if (reason !== null) return Promise.resolve({ kind: "not-sent", reason, isForbiddenTarget: true });
      if (request.signal?.aborted === true) return Promise.resolve({ kind: "not-sent", reason: "Stopped." });
      return new Promise((resolve) => {
        const handler = new Exchange(request.maySend, sink, options.answerTimeoutMs, resolve);
        const abort = (): void => handler.abort(new Error("Stopped."));
        request.signal?.addEventListener("abort", abort, { once: true });
        handler.onSettled = () => request.signal?.removeEventListener("abort", abort);
        agent.dispatch(
          {
            origin: request.url.origin,
            path: request.url.pathname + request.url.search,
            method: "POST",
            headers: {
              "content-type": "text/xml; charset=utf-8",
              // Quoted, as SOAP 1.1 §6.1.1 has it and node-soap, zeep and suds send it; RPX takes both (§1).
              soapaction: `"${request.soapAction}"`,
            },
            body: request.body,
            idempotent: false,
          },
          handler,
        );
      });
    },
    close: () => agent.close(),
  };
}

class Exchange implements Dispatcher.DispatchHandler {
  onSettled: () => void = () => undefined;
  readonly #maySend: () => boolean;
  readonly #sink: ReplySink;
  readonly #timer: NodeJS.Timeout;
  #resolve: ((transfer: Transfer) => void) | null;
  #controller: Dispatcher.DispatchController | null = null;
  #aborted: Error | null = null;
  #started = false;
  #sentWhole = false;
  #pending: Promise<void> = Promise.resolve();

  constructor(
    maySend: () => boolean,
    sink: ReplySink,
    answerTimeoutMs: number,
    resolve: (transfer: Transfer) => void,
  ) {
    this.#maySend = maySend;
    this.#sink = sink;
    this.#resolve = resolve;
    // Bounds the whole of a reply that trickles, which undici's timeouts between two bytes do not.
    this.#timer = setTimeout(
      () => this.abort(new TookTooLong("The reply took too long.")),
      answerTimeoutMs * 2,
    );
  }

  /** Ends the request: before the first byte for certain, after it as lost. */
  abort(error: Error): void {
    this.#aborted ??= error;
    if (this.#controller) this.#controller.abort(error);
    else this.#settle({ kind: "not-sent", reason: error.message });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#aborted) return controller.abort(this.#aborted);
    if (this.#started) return controller.abort(new Error("A request was about to be sent a second time."));
    if (!this.#maySend()) return controller.abort(new Error("The lease on the lane ended before sending."));
    this.#started = true;
  }

  onRequestSent(): void {
    this.#sentWhole = true;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#sink.onHead(status, [headers["content-type"]].flat()[0] ?? "");
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    let busy: Promise<void> | void;
    try {
      busy = this.#sink.onChunk(chunk);
    } catch (error) {
      return controller.abort(error instanceof Error ? error : new Error(String(error)));
    }
    if (!busy) return;
    controller.pause();
    this.#pending = busy.then(
      () => controller.resume(),
      (error: unknown) => controller.abort(error instanceof Error ? error : new Error(String(error))),
    );
  }

  onResponseEnd(): void {
    const wasSentWhole = this.#sentWhole;
    void this.#pending.then(() => this.#settle({ kind: "answered", wasSentWhole }));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const cause = this.#aborted ?? error;
    const isForbiddenTarget = cause instanceof ForbiddenTarget || cause.cause instanceof ForbiddenTarget;
    const code = "code" in cause && typeof cause.code === "string" ? ` (${cause.code})` : "";
    const reason = `${cause.message || cause.name}${code}`;
    const isTimeout =
      cause instanceof TookTooLong ||
      cause instanceof errors.HeadersTimeoutError ||
      cause instanceof errors.BodyTimeoutError;
    this.#settle(
      this.#started ? { kind: "lost", reason, isTimeout } : { kind: "not-sent", reason, isForbiddenTarget },
    );
  }

  #settle(transfer: Transfer): void {
    clearTimeout(this.#timer);
    this.#resolve?.(transfer);
    this.#resolve = null;
    this.onSettled();
  }
}
