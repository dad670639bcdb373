import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { describe, test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { InsertedGuestCard } from "./guest-card.ts";
import type { WriteOutcome } from "./outcomes.ts";
import type { RpxCall } from "./realpage-rpx.ts";
import { PATH, send, startAnswering, startClient, startHttp, startTcp } from "./testing/local-rpx.ts";
import { callTo, CARD, inserted, SITE } from "./testing/sample-data.ts";
import type { TransportOptions } from "./transport.ts";

type Outcome = WriteOutcome<InsertedGuestCard>;
type More = { readonly options?: Partial<TransportOptions>; readonly call?: Partial<RpxCall> };

/** undici's clock ticks every half second, so the timer of the whole reply may come first. */
const SHORT = { answerTimeoutMs: 1000 };
const TIMED_OUT = /TIMEOUT|took too long/;

/** Posts a lead to the base URL. */
async function insert(t: TestContext, baseUrl: string, more: More = {}): Promise<Outcome> {
  const rpx = startClient(t, more.options);
  return (await rpx.insertProspect(callTo(baseUrl, more.call), SITE, CARD)).outcome;
}

/** Posts a lead to a server that does so with a connection when the whole request is there. */
async function insertAt(t: TestContext, act: (socket: Socket) => void, more: More = {}): Promise<Outcome> {
  const port = await startTcp(t, (socket) => {
    let request = "";
    socket.on("data", (chunk) => {
      const had = request.includes("</soapenv:Envelope>");
      request += chunk.toString("utf8");
      if (!had && request.includes("</soapenv:Envelope>")) act(socket);
    });
  });
  return insert(t, `http://127.0.0.1:${port}${PATH}`, more);
}

/** The head of a 200. */
const head = (length: number): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${length}\r\n\r\n`;

const is = (outcome: Outcome, kind: Outcome["kind"], reason: RegExp = /./): void => {
  assert.equal(outcome.kind, kind, JSON.stringify(outcome));
  assert.match("reason" in outcome ? outcome.reason : "", reason);
};

describe("nothing was sent: retry-later", () => {
  test("connection refused", async (t) => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    is(await insert(t, `http://127.0.0.1:${port}${PATH}`), "retry-later", /ECONNREFUSED/);
  });

  test("a name that does not exist", async (t) => {
    is(await insert(t, `http://rpx.invalid${PATH}`), "retry-later", /not reached/);
  });

  test("a connection that does not come about in time", async (t) => {
    // TLS belongs to connecting: a server that says nothing keeps it from ending.
    const port = await startTcp(t, () => undefined);
    const url = `https://127.0.0.1:${port}${PATH}`;
    is(await insert(t, url, { options: { connectTimeoutMs: 300 } }), "retry-later", /CONNECT_TIMEOUT/);
  });

  test("a server that does not speak TLS", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { body: inserted() });
    is(await insert(t, baseUrl.replace("http:", "https:")), "retry-later", /not reached/);
    assert.equal(seen.length, 0);
  });

  test("a lease that ended before the first byte", async (t) => {
    let received = 0;
    const port = await startTcp(t, (socket) => socket.on("data", (chunk) => (received += chunk.length)));
    const call = { maySend: () => false };
    is(await insert(t, `http://127.0.0.1:${port}${PATH}`, { call }), "retry-later", /lease/);
    await pause(50);
    assert.equal(received, 0);
  });

  test("stopped before the call, and while connecting", async (t) => {
    const silent = `https://127.0.0.1:${await startTcp(t, () => undefined)}${PATH}`;
    is(await insert(t, silent, { call: { signal: AbortSignal.abort() } }), "retry-later", /Stopped/);
    is(await insert(t, silent, { call: { signal: AbortSignal.timeout(50) } }), "retry-later", /Stopped/);
  });

  test("a closed client", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { body: inserted() });
    const rpx = startClient(t);
    await rpx.close();
    is((await rpx.insertProspect(callTo(baseUrl), SITE, CARD)).outcome, "retry-later");
    assert.equal(seen.length, 0);
  });
});

describe("the request may have arrived: outcome-unknown", () => {
  test("reset after the request", async (t) => {
    is(await insertAt(t, (socket) => socket.resetAndDestroy()), "outcome-unknown", /lost/);
  });

  test("closed after the request", async (t) => {
    is(await insertAt(t, (socket) => socket.end()), "outcome-unknown", /lost/);
  });

  test("closed as soon as connected", async (t) => {
    const port = await startTcp(t, (socket) => socket.end());
    // Either side may be first; what matters is that nothing is called refused or stored.
    const { kind } = await insert(t, `http://127.0.0.1:${port}${PATH}`);
    assert.ok(kind === "outcome-unknown" || kind === "retry-later", kind);
  });

  test("no answer until the timeout", async (t) => {
    is(await insertAt(t, () => undefined, { options: SHORT }), "outcome-unknown", TIMED_OUT);
  });

  test("a reply that stops in the middle until the timeout", async (t) => {
    const act = (socket: Socket): void => void socket.write(head(10_000) + inserted());
    is(await insertAt(t, act, { options: SHORT }), "outcome-unknown", TIMED_OUT);
  });

  test("a reply that trickles without an end", async (t) => {
    const act = (socket: Socket): void => {
      socket.write(head(10_000));
      const timer = setInterval(() => socket.write(" "), 50);
      socket.on("close", () => clearInterval(timer));
    };
    is(await insertAt(t, act, { options: SHORT }), "outcome-unknown", /too long/);
  });

  test("closed in the middle of the reply, although the XML is whole", async (t) => {
    const body = inserted();
    is(await insertAt(t, (socket) => socket.end(head(body.length + 10) + body)), "outcome-unknown", /lost/);
  });

  test("cut-off XML in a whole reply", async (t) => {
    const body = inserted().slice(0, -20);
    is(await insertAt(t, (socket) => socket.end(head(body.length) + body)), "outcome-unknown", /well-formed/);
  });

  test("an answer that is no HTTP", async (t) => {
    is(await insertAt(t, (socket) => socket.end("220 mail ready\r\n")), "outcome-unknown", /lost/);
  });

  test("stopped after the first byte", async (t) => {
    const controller = new AbortController();
    const call = { signal: controller.signal };
    is(await insertAt(t, () => controller.abort(), { call }), "outcome-unknown", /Stopped/);
  });

  test("an error in HTML as soon as the head of the request is there", async (t) => {
    const port = await startTcp(t, (socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 503 Busy\r\ncontent-type: text/html\r\n\r\n<html>")),
    );
    const baseUrl = `http://127.0.0.1:${port}${PATH}`;
    // Larger than the buffers of a socket: surely not all of it has left when the answer comes.
    const card = { ...CARD, comment: "x".repeat(16 * 1024 * 1024) };
    const { outcome } = await startClient(t).insertProspect(callTo(baseUrl), SITE, card);
    is(outcome, "outcome-unknown");
  });
});

describe("a request is never sent twice", () => {
  test("redirects are not followed", async (t) => {
    const target = await startAnswering(t, { body: inserted() });
    for (const status of [301, 302, 303, 307, 308]) {
      const { baseUrl } = await startAnswering(t, { status, headers: { location: target.baseUrl } });
      const outcome = await insert(t, baseUrl);
      const isAnswer = status === 302 || status === 303;
      assert.equal(outcome.kind, isAnswer ? "outcome-unknown" : "blocked", String(status));
    }
    assert.equal(target.seen.length, 0);
  });

  test("a kept connection that is closed under a request", async (t) => {
    let requests = 0;
    const { baseUrl } = await startHttp(t, (response) => {
      requests += 1;
      if (requests === 1) send(response, { body: inserted() });
      else response.socket?.resetAndDestroy();
    });
    const rpx = startClient(t);
    const post = async (): Promise<Outcome> =>
      (await rpx.insertProspect(callTo(baseUrl), SITE, CARD)).outcome;
    assert.equal((await post()).kind, "confirmed");
    is(await post(), "outcome-unknown", /lost/);
    assert.equal(requests, 2);
  });

  test("connections are kept, and the lease is asked about for every request", async (t) => {
    const ports = new Set<number | undefined>();
    const { baseUrl } = await startHttp(t, (response) => {
      ports.add(response.socket?.remotePort);
      send(response, { body: inserted() });
    });
    const rpx = startClient(t);
    let asked = 0;
    const call = callTo(baseUrl, { maySend: () => ++asked <= 3 });
    const kinds: string[] = [];
    for (let index = 0; index < 4; index += 1) {
      kinds.push((await rpx.insertProspect(call, SITE, CARD)).outcome.kind);
      // undici frees a connection only after it has told of the reply's end.
      await pause(10);
    }
    assert.deepEqual(kinds, ["confirmed", "confirmed", "confirmed", "retry-later"]);
    assert.deepEqual([ports.size, asked], [1, 4]);
  });
});

describe("a call's turn", () => {
  /** Has a lead posted, and says in what order its turn and its request went. */
  async function order(t: TestContext, baseUrl: string | null, more: More = {}): Promise<string[]> {
    const order: string[] = [];
    const { baseUrl: answering } = await startHttp(t, (response) => {
      order.push("arrived");
      send(response, { body: inserted() });
    });
    const turn = { left: () => void order.push("left"), ended: () => void order.push("ended") };
    await insert(t, baseUrl ?? answering, { ...more, call: { turn: async () => turn, ...more.call } });
    return order;
  }

  test("is left with the first byte, and over with the reply", async (t) => {
    assert.deepEqual(await order(t, null), ["left", "arrived", "ended"]);
  });

  test("is not left while the connection is being opened, and over where none comes about", async (t) => {
    const silent = `https://127.0.0.1:${await startTcp(t, () => undefined)}${PATH}`;
    assert.deepEqual(await order(t, silent, { options: { connectTimeoutMs: 300 } }), ["ended"]);
  });

  test("is not left where nothing may be sent", async (t) => {
    assert.deepEqual(await order(t, null, { call: { maySend: () => false } }), ["ended"]);
  });
});

describe("what is not read", () => {
  const SMALL_REPLY_BYTES = 4 * 1024 * 1024;
  for (const [name, body, reason] of [
    ["a reply over the bound", inserted() + " ".repeat(SMALL_REPLY_BYTES), /too large/],
    ["a document type", `<!DOCTYPE Envelope>${inserted()}`, /document type/],
    [
      "an entity of one's own",
      `<!DOCTYPE E [<!ENTITY ok "SUCCESS">]>${inserted(undefined, "<message>&ok;</message>")}`,
      /document type/,
    ],
    ["an entity that nobody declared", inserted(undefined, "<message>&ok;</message>"), /well-formed/],
    ["nesting without end", "<a>".repeat(1000), /nested/],
  ] as const)
    test(name, async (t) => {
      const { baseUrl } = await startAnswering(t, { body });
      is(await insert(t, baseUrl), "outcome-unknown", reason);
    });
});

describe("targets that are not public", () => {
  const options = { allowPrivateTargets: false };
  for (const host of ["127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "localhost"])
    test(`${host} is refused unless allowed`, async (t) => {
      let connections = 0;
      const port = await startTcp(t, () => (connections += 1));
      const outcome = await insert(t, `https://${host}:${port}${PATH}`, { options });
      assert.partialDeepStrictEqual(outcome, { kind: "blocked", cause: "misconfigured" });
      assert.equal(connections, 0);
    });

  test("plain HTTP is refused unless allowed", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { body: inserted() });
    const outcome = await insert(t, baseUrl, { options });
    assert.partialDeepStrictEqual(outcome, { kind: "blocked", cause: "misconfigured" });
    assert.equal(seen.length, 0);
    assert.equal((await insert(t, baseUrl)).kind, "confirmed");
  });
});
