import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { ReadOutcome } from "./outcomes.ts";
import type { PicklistItem } from "./property-data.ts";
import type { OnItem } from "./realpage-rpx.ts";
import {
  type Answer,
  PATH,
  send,
  startAnswering,
  startClient,
  startHttp,
  startTcp,
} from "./testing/local-rpx.ts";
import { applicationFault, callTo, LICENSE_KEY, replyOf, SITE } from "./testing/sample-data.ts";
import type { TransportOptions } from "./transport.ts";

const METHOD = "getleasingagentsbyproperty";

/** A pick list of so many items. */
function agents(count: number): string {
  const items = Array.from(
    { length: count },
    (_, index) => `<PicklistItem><Value>${index + 1}</Value><Text>Agent ${index + 1}</Text></PicklistItem>`,
  );
  return replyOf(
    METHOD,
    `<GetLeasingAgentsByProperty xmlns=""><Contents>${items.join("")}</Contents></GetLeasingAgentsByProperty>`,
  );
}

/** Reads the agents from a base URL. */
async function readFrom(
  t: TestContext,
  baseUrl: string,
  onItem: OnItem<PicklistItem> = () => undefined,
  options: Partial<TransportOptions> = {},
): Promise<ReadOutcome<unknown>> {
  const rpx = startClient(t, options);
  return (await rpx.listLeasingAgents(callTo(baseUrl), SITE, onItem)).outcome;
}

/** Reads the agents from a server that answers so. */
async function readAt(t: TestContext, answer: Answer): Promise<ReadOutcome<unknown>> {
  return readFrom(t, (await startAnswering(t, answer)).baseUrl);
}

describe("what leaves a write unknown lets a read be made again", () => {
  const cases: readonly (readonly [string, Answer])[] = [
    ["500 without a fault", { status: 500 }],
    ["503 in HTML", { status: 503, type: "text/html", body: "<html>" }],
    ["cut-off XML", { body: agents(3).slice(0, -10) }],
    ["the reply of another method", { body: replyOf("getpettypes", "") }],
    ["an unknown fault", { body: applicationFault("Timeout", "s:Server") }],
    ["throttling", { status: 429 }],
    ["a document type", { body: `<!DOCTYPE a>${agents(1)}` }],
  ];
  for (const [name, answer] of cases)
    test(name, async (t) => assert.equal((await readAt(t, answer)).kind, "retry-later"));

  test("a reset", async (t) => {
    const port = await startTcp(t, (socket) => socket.once("data", () => socket.resetAndDestroy()));
    assert.equal((await readFrom(t, `http://127.0.0.1:${port}${PATH}`)).kind, "retry-later");
  });

  test("silence", async (t) => {
    const port = await startTcp(t, () => undefined);
    const options = { answerTimeoutMs: 1000 };
    assert.equal(
      (await readFrom(t, `http://127.0.0.1:${port}${PATH}`, undefined, options)).kind,
      "retry-later",
    );
  });
});

describe("a refusal of a read", () => {
  test("of the licence is blocked", async (t) => {
    const body = applicationFault("LicenseKey is not authorized to call the method.");
    assert.partialDeepStrictEqual(await readAt(t, { body }), { kind: "blocked", cause: "licence" });
  });

  test("of a parameter is rejected", async (t) => {
    assert.equal((await readAt(t, { body: applicationFault("No such list") })).kind, "rejected");
  });

  test("shows no secret", async (t) => {
    const outcome = await readAt(t, { body: applicationFault(`Invalid LicenseKey ${LICENSE_KEY}`) });
    assert.ok(!JSON.stringify(outcome).includes(LICENSE_KEY));
  });
});

describe("items", () => {
  const COUNT = 20_000;
  const whole = Array.from({ length: COUNT }, (_, index) => String(index + 1));

  test("come in order, one at a time, to a taker that waits", async (t) => {
    const { baseUrl } = await startAnswering(t, { body: agents(COUNT), headers: { connection: "close" } });
    const values: string[] = [];
    let inHand = 0;
    const outcome = await readFrom(t, baseUrl, async ({ value }) => {
      inHand += 1;
      assert.equal(inHand, 1);
      if (values.length % 1000 === 0) await pause(5);
      values.push(value);
      inHand -= 1;
    });
    assert.equal(outcome.kind, "answered");
    assert.deepEqual(values, whole);
  });

  test("all come before the outcome, although the server closed long ago", async (t) => {
    // No length: the end of the connection is the end of the reply.
    const port = await startTcp(t, (socket) =>
      socket.once("data", () =>
        socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\nconnection: close\r\n\r\n${agents(COUNT)}`),
      ),
    );
    const values: string[] = [];
    const outcome = await readFrom(t, `http://127.0.0.1:${port}${PATH}`, async ({ value }) => {
      if (values.length % 2000 === 0) await pause(50);
      values.push(value);
    });
    assert.equal(outcome.kind, "answered");
    assert.deepEqual(values, whole);
  });

  test("are found in any case: a search that misses a card would have its lead sent again", async (t) => {
    const card = "<Guestcard><GuestCardID>30000123</GuestCardID></Guestcard>";
    const payload = `<ProspectSearch xmlns=""><GuestCards>${card}</GuestCards></ProspectSearch>`;
    const { baseUrl } = await startAnswering(t, { body: replyOf("prospectsearch", payload) });
    const { outcome } = await startClient(t).searchProspects(callTo(baseUrl), SITE, {});
    assert.partialDeepStrictEqual(outcome, { kind: "answered", value: [{ guestCardId: "30000123" }] });
  });

  for (const [name, onItem] of [
    ["throws", () => assert.fail("full")],
    ["rejects", async () => Promise.reject(new Error("full"))],
  ] as const)
    test(`a taker that ${name} ends the call`, async (t) => {
      const { baseUrl } = await startAnswering(t, { body: agents(COUNT) });
      const outcome = await readFrom(t, baseUrl, onItem);
      assert.equal(outcome.kind, "retry-later");
      assert.match("reason" in outcome ? outcome.reason : "", /full/);
    });

  test("of calls at once do not mix", async (t) => {
    const { baseUrl } = await startHttp(t, (response, { body }) =>
      send(response, { body: agents(Number(/<tem:siteid>(\d+)</.exec(body)?.[1])) }),
    );
    const rpx = startClient(t);
    const counts = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        let count = 0;
        const site = { ...SITE, siteId: String(index) };
        await rpx.listLeasingAgents(callTo(baseUrl), site, () => void (count += 1));
        return count;
      }),
    );
    assert.deepEqual(counts, [...counts.keys()]);
  });
});

test("a long reply is kept only in part", async (t) => {
  const { baseUrl } = await startAnswering(t, { body: agents(10_000) });
  const { exchange } = await startClient(t).listLeasingAgents(callTo(baseUrl), SITE, () => undefined);
  assert.equal(exchange.reply, agents(10_000).slice(0, 64 * 1024));
});
