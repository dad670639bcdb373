import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultOrder } from "../faults/orders.ts";
import { Faulted } from "../methods/insert-activity.ts";
import { preciseNow } from "../journal.ts";
import { type Twists, Undeserializable } from "../methods/method.ts";
import { methods } from "../methods/methods.ts";
import { checkValues } from "../methods/read-guest-card.ts";
import type { State } from "../state.ts";
import { authorize } from "./authorize.ts";
import {
  actionNotSupported,
  applicationFault,
  deserializationFailed,
  html,
  internalServiceFault,
  type SoapReply,
  success,
} from "./replies.ts";
import { misbehave } from "./misbehave.ts";
import { child, type Element, parse, textOf, Unreadable } from "./xml.ts";

const PATH = /^\/rpxgateway\/partner\/[^/]+\/[^/]+\.svc$/i;
const ACTION = /^"?http:\/\/tempuri\.org\/IRPXService\/([^"]+)"?$/;
const LARGEST_BYTES = 4 * 1024 * 1024;

/** The SOAP side: WCF's manners over HTTP (wire.md §1). */
export function createSoapListener(state: State): Server {
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      // A caller that went away while it sent has no use for an answer.
      if (!response.headersSent && !response.destroyed) send(response, internalServiceFault(String(error)));
    });
  });
  server.keepAliveTimeout = 30_000;
  return server;
}

function send(response: ServerResponse, reply: SoapReply): void {
  response.writeHead(reply.status, {
    "content-type": reply.contentType,
    "content-length": Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
}

/** The whole body, or null where it is too large; then it is read to its end all the same, so that the answer arrives. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= LARGEST_BYTES) chunks.push(chunk as Buffer);
  }
  return size > LARGEST_BYTES ? null : Buffer.concat(chunks).toString("utf8");
}

/** What IIS and WCF refuse before they look at the SOAP; null where nothing. */
function refusalByHttp(request: IncomingMessage, path: string, body: string | null): SoapReply | null {
  if (!PATH.test(path)) return html(404, "Not Found");
  if (request.method !== "POST") return html(405, "Method Not Allowed");
  if (body === null) return html(413, "Request Entity Too Large");
  if (!/^text\/xml\s*(;|$)/i.test(request.headers["content-type"] ?? ""))
    return html(
      415,
      "Cannot process the message because the content type was not the expected type 'text/xml; charset=utf-8'.",
    );
  return null;
}

/** The operation's element, which has the method's name, or why there is none. */
function readOperation(body: string, method: string): Element | string {
  try {
    const root = parse(body);
    const envelope = root.name === "Envelope" ? root : undefined;
    return child(child(envelope, "Body"), method) ?? "The operation's element is missing.";
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const receivedAt = preciseNow();
  const path = (request.url ?? "").split("?")[0] ?? "";
  const soapaction = String(request.headers["soapaction"] ?? "");
  const method = ACTION.exec(soapaction)?.[1] ?? soapaction;
  const body = await readBody(request);
  const refusal = refusalByHttp(request, path, body);
  const operation = refusal === null ? readOperation(body ?? "", method) : "";
  const auth = typeof operation === "string" ? undefined : child(operation, "auth");
  const call = {
    method,
    licensekey: (textOf(auth, "licensekey") ?? "").trim().toLowerCase(),
    siteid: (textOf(auth, "siteid") ?? "").trim(),
  };
  const contentType = request.headers["content-type"] ?? "";
  const entry = state.journal.begin({ ...call, path, soapaction, contentType, body, receivedAt });
  response.on("close", () => state.journal.end(entry, null));
  const finish = (reply: SoapReply): void => {
    state.journal.end(entry, reply.status);
    send(response, reply);
  };
  if (refusal) return finish(refusal);

  const fault = state.faults.meet(call);
  entry.fault = fault?.kind ?? null;
  const carryOut = (): SoapReply => {
    if (!methods.has(method)) return actionNotSupported(soapaction.replaceAll('"', ""));
    if (typeof operation === "string") return deserializationFailed(operation);
    const { reply, storedId } = perform(state, method, operation, auth, fault);
    entry.storedId = storedId;
    return reply;
  };
  if (state.settings.delayMs > 0) await pause(state.settings.delayMs);
  if (!fault) return finish(carryOut());
  return misbehave(fault, { carryOut, finish, reset: () => void response.socket?.resetAndDestroy() });
}

function twistsOf(state: State, fault: FaultOrder | null): Twists {
  const { hiddenMs, duplicateMessage, findsDuplicates, datesActivitiesByAction } = state.settings;
  return {
    message:
      fault?.kind === "message" ? (fault.text ?? "An error occurred while saving the guest card.") : null,
    withoutIds: fault?.kind === "missing-ids",
    hiddenMs: fault?.kind === "late-visible" ? (fault.delayMs ?? 5000) : hiddenMs,
    duplicateMessage,
    findsDuplicates,
    datesActivitiesByAction,
  };
}

function perform(
  state: State,
  method: string,
  operation: Element,
  auth: Element | undefined,
  fault: FaultOrder | null,
): { reply: SoapReply; storedId: string | null } {
  const nothing = (reply: SoapReply): { reply: SoapReply; storedId: null } => ({ reply, storedId: null });
  const { world, cards } = state;
  try {
    // WCF reads the whole request before the service sees its key.
    checkValues(operation);
    const granted = authorize(world, method, auth);
    if ("refusal" in granted) return nothing(applicationFault(granted.refusal));
    const done = methods.get(method)?.({
      world,
      cards,
      ...granted,
      operation,
      twists: twistsOf(state, fault),
    });
    return { reply: success(method, done?.payload ?? ""), storedId: done?.storedId ?? null };
  } catch (error) {
    if (error instanceof Undeserializable) return nothing(deserializationFailed(error.message));
    if (error instanceof Faulted) return nothing(error.reply);
    return nothing(internalServiceFault(String(error)));
  }
}
