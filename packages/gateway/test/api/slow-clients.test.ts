import assert from "node:assert/strict";
import { connect, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient } from "../harness/api-client.ts";
import { openPlayground, type Playground } from "../harness/playground.ts";

/** What is waited for one client: the limit of 1 second, the check for it once a second, and a busy machine. */
const LONGEST_MS = 15_000;

type Ended = { readonly text: string; readonly afterMs: number };

describe("clients that are slow or only hold connections", () => {
  let playground: Playground;
  let api: ApiClient;

  before(async () => {
    playground = await openPlayground({ GUESTCARD_REQUEST_SECONDS: "1" });
    ({ api } = await playground.serve({ api: true, worker: false }));
  });
  after(() => playground.stop());

  /** Opens a connection, lets `talk` write to it, and tells what came until the gateway closed it. */
  async function ended(talk: (socket: Socket) => Promise<void>): Promise<Ended> {
    const { hostname, port } = new URL(api.url);
    const began = performance.now();
    const socket = connect(Number(port), hostname);
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("error", () => undefined);
    const closed = new Promise<void>((resolve, reject) => {
      socket.on("close", () => resolve());
      setTimeout(() => reject(new Error(`Still open: ${text}`)), LONGEST_MS).unref();
    });
    socket.on("connect", () => void talk(socket).catch(() => undefined));
    await closed;
    return { text, afterMs: performance.now() - began };
  }

  /** Writes text in pieces, so slowly that it never ends. */
  const drip = async (socket: Socket, text: string): Promise<void> => {
    for (const piece of text) {
      if (socket.destroyed) return;
      socket.write(piece);
      await pause(100);
    }
  };
  const head = (more = ""): string =>
    `POST /v1/leads/realpage_rpx/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${api.token}\r\nContent-Type: application/json\r\n${more}`;

  test("headers that drip end in a 408", async () => {
    const { text } = await ended((socket) => drip(socket, head(`X-Slow: ${"x".repeat(1000)}`)));
    assert.match(text, /^HTTP\/1\.1 408 .*"request_timeout"/s);
  });

  test("a body that drips ends in a 408", async () => {
    const { text } = await ended(async (socket) => {
      socket.write(head("Content-Length: 5000\r\n\r\n"));
      await drip(socket, `{"first_name":"${"x".repeat(1000)}`);
    });
    assert.match(text, /^HTTP\/1\.1 408 /);
  });

  test("a connection on which nothing comes is closed", async () => {
    await ended(async () => undefined);
  });

  test("meanwhile others are served", async () => {
    const slow = Array.from({ length: 100 }, () => ended((socket) => drip(socket, head("X-Slow: "))));
    for (let index = 0; index < 20; index++) {
      assert.equal((await api.get("/v1/leads/?limit=1")).status, 200);
      await pause(50);
    }
    await Promise.all(slow);
    assert.equal((await api.get("/healthz")).status, 200);
  });
});
