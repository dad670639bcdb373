import { errorOf } from "../errors/error-of.ts";
import { GuestcardError } from "../errors/guestcard-error.ts";
import { NetworkError, UnexpectedAnswerError } from "../errors/request-errors.ts";
import type { GuestcardOptions } from "../options.ts";
import { type Call, callOf, type Parts } from "./call.ts";
import type { Fetch, FetchAnswer } from "./fetch.ts";
import type { Method, Path, ReplyOf } from "./operations.ts";
import { isAborted, pause, reasonOf } from "./pause.ts";
import { mayPass, pauseBefore, RETRY_PAUSES_MS } from "./retries.ts";

const TIMEOUT_MS = 30_000;

/** Makes requests of the API. */
export type Transport = {
  /** @throws GuestcardError */
  request<P extends Path, M extends Method>(method: M, path: P, parts: Parts<P, M>): Promise<ReplyOf<P, M>>;
};

/** Makes requests of the gateway at `options.url`. @throws TypeError where that is no URL. */
export function createTransport(options: GuestcardOptions): Transport {
  const { token, timeoutMs = TIMEOUT_MS, retryPausesMs = RETRY_PAUSES_MS } = options;
  const url = new URL(options.url).href.replace(/\/+$/, "");
  const send: Fetch = options.fetch ?? ((to, request) => globalThis.fetch(to, request));
  if (token !== undefined && !/^[\u0021-\u007E]+$/.test(token))
    throw new TypeError("The token has characters that no API key has.");
  return {
    request: async (method, path, parts) => {
      const call = callOf({ url, token }, method, path, parts);
      return (await sendUntilAnswered(send, call, timeoutMs, retryPausesMs)) as ReplyOf<
        typeof path,
        typeof method
      >;
    },
  };
}

/** Sends a request, again where that is safe and may help. */
async function sendUntilAnswered(
  send: Fetch,
  call: Call,
  timeoutMs: number,
  pausesMs: readonly number[],
): Promise<unknown> {
  const isRepeatable = call.method === "GET" || call.idempotencyKey !== null;
  for (let failures = 1; ; failures++) {
    const outcome = await sendOnce(send, call, timeoutMs);
    if (!(outcome instanceof GuestcardError)) return outcome;
    const wait =
      isRepeatable && mayPass(outcome.status) ? pauseBefore(pausesMs, failures, outcome.retryAfter) : null;
    if (wait === null) throw outcome;
    await pause(wait, call.signal);
  }
}

/** The answer's body, or what went wrong. @throws the reason of the caller's signal. */
async function sendOnce(send: Fetch, call: Call, timeoutMs: number): Promise<unknown> {
  const { method, url, headers, body, idempotencyKey, signal } = call;
  if (isAborted(signal)) throw reasonOf(signal);
  const timeout = new AbortController();
  const end = (): void => timeout.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener("abort", end, { once: true });
  try {
    const answer = await send(url, {
      method,
      headers: { ...headers },
      ...(body !== undefined && { body }),
      signal: timeout.signal,
      redirect: "manual",
    });
    return read(answer, await answer.text(), idempotencyKey);
  } catch (cause) {
    if (isAborted(signal)) throw reasonOf(signal);
    const what = timeout.signal.aborted ? `No answer within ${timeoutMs} ms` : "No answer";
    return new NetworkError("network_error", `${what} from ${new URL(url).origin}.`, {
      idempotencyKey,
      cause,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
  }
}

function read(answer: FetchAnswer, text: string, idempotencyKey: string | null): unknown {
  const body = parsed(text);
  if (answer.status !== 200) return errorOf(answer, body, idempotencyKey);
  if (typeof body === "object" && body !== null) return body;
  return new UnexpectedAnswerError("unexpected_answer", "Answered 200 and no JSON. Is the url a gateway's?", {
    status: answer.status,
    requestId: answer.headers.get("x-request-id"),
    idempotencyKey,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
