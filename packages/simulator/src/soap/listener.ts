import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { FaultOrder } from "../faults/orders.ts";
import { Faulted } from "../methods/insert-activity.ts";
import { type MethodReply, Undeserializable } from "../methods/method.ts";
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
import { child, type Element, parse, textOf, Unreadable } from "./xml.ts";

const PATH = /^\/rpxgateway\/partner\/[^/]+\/[^/]+\.svc$/i;
const ACTION = /^"?http:\/\/tempuri\.org\/IRPXService\/([^"]+)"?$/;
const LARGEST_BYTES = 4 * 1024 * 1024;

/** The SOAP side: WCF's manners over HTTP (wire.md §1). */
export function createSoapListener(state: State): Server {
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, internalServiceFault(String(error)));
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

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BYTES) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?")[0] ?? "";
  if (!PATH.test(path)) return send(response, html(404, "Not Found"));
  if (request.method !== "POST") return send(response, html(405, "Method Not Allowed"));
  const contentType = request.headers["content-type"] ?? "";
  if (!/^text\/xml\b/i.test(contentType))
    return send(
      response,
      html(
        415,
        "Cannot process the message because the content type was not the expected type 'text/xml; charset=utf-8'.",
      ),
    );
  const soapaction = String(request.headers["soapaction"] ?? "");
  const method = ACTION.exec(soapaction)?.[1] ?? soapaction;
  const body = await readBody(request);
  if (body === null) return send(response, html(413, "Request Entity Too Large"));

  let operation: Element | undefined;
  let unreadable: string | null = null;
  try {
    operation = child(child(undefinedToRoot(parse(body)), "Body"), method);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    unreadable = error.message;
  }
  const auth = child(operation, "auth");
  const call = { method, licensekey: textOf(auth, "licensekey") ?? "", siteid: textOf(auth, "siteid") ?? "" };
  const entry = state.journal.begin({ ...call, path, soapaction, contentType, body });
  response.on("close", () => entry.answeredAt === null && state.journal.end(entry, null));
  const fault = state.faults.meet(call);
  entry.fault = fault?.kind ?? null;

  const carryOut = (): SoapReply => {
    if (!methods.has(method)) return actionNotSupported(soapaction.replaceAll('"', ""));
    if (unreadable !== null || !operation)
      return deserializationFailed(unreadable ?? "The operation's element is missing.");
    const { reply, storedId } = perform(state, method, operation, auth, fault);
    entry.storedId = storedId;
    return reply;
  };
  const finish = (reply: SoapReply): void => {
    state.journal.end(entry, reply.status);
    send(response, reply);
  };
  if (state.delayMs > 0) await pause(state.delayMs);
  if (fault) return misbehave(fault, carryOut, finish, response);
  return finish(carryOut());
}

/** The envelope itself; a request without one has no body either. */
const undefinedToRoot = (root: Element): Element | undefined => (root.name === "Envelope" ? root : undefined);

function perform(
  state: State,
  method: string,
  operation: Element,
  auth: Element | undefined,
  fault: FaultOrder | null,
): { reply: SoapReply; storedId: string | null } {
  const nothing = (reply: SoapReply): { reply: SoapReply; storedId: null } => ({ reply, storedId: null });
  const granted = authorize(state.world, method, auth);
  if ("refusal" in granted) return nothing(applicationFault(granted.refusal));
  try {
    checkValues(operation);
    const twists = {
      message:
        fault?.kind === "message" ? (fault.text ?? "An error occurred while saving the guest card.") : null,
      withoutIds: fault?.kind === "missing-ids",
      hiddenMs: fault?.kind === "late-visible" ? (fault.delayMs ?? 5000) : state.hiddenMs,
    };
    const done: MethodReply | undefined = methods.get(method)?.({
      world: state.world,
      cards: state.cards,
      ...granted,
      operation,
      twists,
    });
    return { reply: success(method, done?.payload ?? ""), storedId: done?.storedId ?? null };
  } catch (error) {
    if (error instanceof Undeserializable) return nothing(deserializationFailed(error.message));
    if (error instanceof Faulted) return nothing(error.reply);
    throw error;
  }
}

async function misbehave(
  fault: FaultOrder,
  carryOut: () => SoapReply,
  finish: (reply: SoapReply) => void,
  response: ServerResponse,
): Promise<void> {
  const reset = (): void => void response.socket?.resetAndDestroy();
  switch (fault.kind) {
    case "delay":
      await pause(fault.delayMs ?? 1000);
      return finish(carryOut());
    case "hang":
      if (fault.stores === true) carryOut();
      return undefined;
    case "hang-after":
      carryOut();
      return undefined;
    case "reset-before":
      return reset();
    case "reset-after":
      carryOut();
      return reset();
    case "html-403":
      return finish(html(403, "Access Denied"));
    case "html-503":
      if (fault.stores === true) carryOut();
      return finish(html(503, "Service Unavailable"));
    case "soap-fault-200":
      return finish(applicationFault(fault.text ?? "LicenseKey is not authorized to call the method."));
    case "soap-fault-500":
      if (fault.stores === true) carryOut();
      return finish(internalServiceFault(fault.text));
    case "truncated": {
      const reply = carryOut();
      return finish({ ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) });
    }
    case "garbage":
      carryOut();
      return finish({ status: 200, contentType: "text/xml; charset=utf-8", body: "\u0000\u0001 not xml" });
    case "message":
    case "missing-ids":
    case "late-visible":
      return finish(carryOut());
    default:
      return fault.kind satisfies never;
  }
}
