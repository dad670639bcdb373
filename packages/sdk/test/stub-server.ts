import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the stub got it. */
export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly at: number;
};

/** An HTTP server that answers as a test says and remembers what it was asked. */
export type StubServer = {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** Called for each request from now on, with its number from 1. */
  react: (asked: Asked, response: ServerResponse, count: number) => void | Promise<void>;
  forget(): void;
  close(): Promise<void>;
};

/** Starts one. */
export async function startStub(react: StubServer["react"]): Promise<StubServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const one = { method, url, headers, body, at: Date.now() };
      asked.push(one);
      void stub.react(one, response, asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stub: StubServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    react,
    forget: () => void asked.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}

/** Passes a request on to the service at `target` and gives its answer. */
export async function passOn(asked: Asked, target: string): Promise<{ status: number; text: string }> {
  const { authorization = "", "idempotency-key": key, "content-type": type } = asked.headers;
  const reply = await fetch(target + asked.url, {
    method: asked.method,
    headers: {
      authorization,
      ...(typeof key === "string" && { "idempotency-key": key }),
      ...(type !== undefined && { "content-type": type }),
    },
    ...(asked.body !== "" && { body: asked.body }),
  });
  return { status: reply.status, text: await reply.text() };
}
