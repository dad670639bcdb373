import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent } from "../connectors/realpage-rpx/http-agent.ts";
import { isPrivateAddress } from "../connectors/realpage-rpx/private-targets.ts";
import { baseUrlFault } from "../integrations/base-url.ts";

export type WebhookClientOptions = {
  readonly allowPrivateTargets: boolean;
  readonly connectMs: number;
  /** Bounds the whole of an attempt: connecting, sending, the answer's head and what is read of its body. */
  readonly answerMs: number;
};

/** How an endpoint took a request. `status` is null where there was no answer, `error` where it was a success. */
export type WebhookAnswer = {
  readonly status: number | null;
  readonly error: string | null;
  /** What the answer's body begins with. */
  readonly bodyHead: string | null;
  readonly durationMs: number;
};

/** Calls endpoints that callers named: no redirects, no private targets, bounded in time and size. */
export type WebhookClient = {
  /** Null: it was stopped by `signal`, and whether it arrived is unknown. */
  post(request: WebhookRequest): Promise<WebhookAnswer | null>;
  close(): Promise<void>;
};

export type WebhookRequest = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** What is kept of an answer's body, in bytes. The rest is not read. */
const BODY_HEAD_BYTES = 1024;
const LARGEST_HEAD_BYTES = 16 * 1024;

/** Resolves a name to all its addresses. */
export type LookUpName = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Resolves a name and refuses what is not public, so that the address that was checked is the one connected to. */
function publicLookup(lookUp: LookUpName): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const first = addresses[0];
      if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(new Error("The name stands for a private address, which is not called."), "", 0);
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** @param lookUp how names are resolved. */
export function createWebhookClient(
  options: WebhookClientOptions,
  lookUp: LookUpName = lookup,
): WebhookClient {
  const agent = new Agent({
    connect: {
      timeout: options.connectMs,
      ...(options.allowPrivateTargets ? {} : { lookup: publicLookup(lookUp) }),
    },
    headersTimeout: options.answerMs,
    bodyTimeout: options.answerMs,
    maxHeaderSize: LARGEST_HEAD_BYTES,
  });

  return {
    async post(request) {
      const began = performance.now();
      const answer = (
        status: number | null,
        error: string | null,
        bodyHead: string | null,
      ): WebhookAnswer => ({
        status,
        error,
        bodyHead,
        durationMs: Math.round(performance.now() - began),
      });
      // Checked when it was saved; the setting may have changed since. An address needs no look-up that could refuse it.
      const forbidden = baseUrlFault(request.url, options.allowPrivateTargets);
      if (forbidden !== null) return answer(null, `The URL is refused: ${forbidden}.`, null);
      const timeout = AbortSignal.timeout(options.answerMs);
      try {
        const url = new URL(request.url);
        const response = await agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: "POST",
          headers: request.headers,
          body: request.body,
          signal: AbortSignal.any([request.signal, timeout]),
        });
        const { statusCode } = response;
        const bodyHead = await readHead(response.body);
        return answer(statusCode, statusFault(statusCode), bodyHead);
      } catch (error) {
        if (request.signal.aborted) return null;
        const reason = timeout.aborted ? `No answer within ${options.answerMs} ms.` : reasonOf(error);
        return answer(null, reason, null);
      }
    },
    close: () => agent.destroy(),
  };
}

/** What is wrong with a status; null: nothing (contract/propexo.md §4.3: 2xx is a success). */
function statusFault(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `Answered ${status}; redirects are not followed.`;
  return `Answered ${status}.`;
}

/** Reads what a body begins with and ends the connection where there is more. The status stands whatever becomes of it. */
async function readHead(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      // Leaving the loop destroys the body, and with it the connection.
      if (bytes >= BODY_HEAD_BYTES) break;
    }
  } catch {
    body.destroy();
  }
  // PostgreSQL's text cannot hold a NUL.
  return Buffer.concat(chunks).subarray(0, BODY_HEAD_BYTES).toString("utf8").replaceAll("\0", "\uFFFD");
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? ` (${error.code})` : "";
  return `${error.message || error.name}${code}`;
}
