import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply } from "fastify";
import { errorBody, errorCodes, type Refusal } from "./errors.ts";
import { refuse } from "./refuse.ts";

// Imported, this module is asked for all that it has, and loads a second undici for its WebSocket: 5 MB.
const { STATUS_CODES } = process.getBuiltinModule("node:http");

/** What Node refuses before there is a request, by its code. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: { refused: "headers_too_large", message: "The headers are larger than 16 kB." },
  ERR_HTTP_REQUEST_TIMEOUT: {
    refused: "request_timeout",
    message: "The request did not come to its end in time.",
  },
};
const NOT_HTTP: Refusal = { refused: "invalid_request", message: "This is not an HTTP/1.1 request." };

/** Answers a connection on which no request could be read, in the form of every error. */
export function answerConnection(error: Error & { code?: string }, socket: Socket): void {
  // As Node's own handler: with an answer under way this one would land in its middle.
  const answering = (socket as Socket & { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent;
  if (error.code === "ECONNRESET" || answering === true || !socket.writable) {
    socket.destroy();
    return;
  }
  const refusal = REFUSALS[error.code ?? ""] ?? NOT_HTTP;
  const { status } = errorCodes[refusal.refused];
  const body = JSON.stringify(errorBody(refusal));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Answers a path that Fastify cannot read or match. */
export function answerPath(error: FastifyError, reply: FastifyReply): void {
  void refuse(
    reply,
    error.code === "FST_ERR_BAD_URL"
      ? { refused: "invalid_request", message: "The path is not percent-encoded UTF-8." }
      : { refused: "not_found", message: "There is no such path." },
  );
}
