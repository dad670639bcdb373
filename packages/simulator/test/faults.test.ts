import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import type { FaultOrder } from "../src/simulator.ts";
import { envelope, lead, payload, search, start, text, texts, until, type Wire } from "./harness.ts";

const started = await start();
const { control } = started;
let people = 0;

/** Inserts a person that no test used before. */
const insert = (): Promise<Wire> => {
  people++;
  return started.call(
    "insertprospect",
    lead({ lastname: `Fault ${people}`, email: `${people}@example.com` }),
  );
};
const order = (kind: FaultOrder["kind"], more: Partial<FaultOrder> = {}): Promise<unknown> =>
  control.order({ method: "insertprospect", kind, times: 1, ...more });
const stored = async (): Promise<number> => (await control.stats()).stored;
const lastEntry = async (): Promise<Awaited<ReturnType<typeof control.requests>>[number] | undefined> =>
  (await control.requests({ method: "insertprospect" })).at(-1);
const isReset = (error: unknown): boolean =>
  error instanceof TypeError && (error.cause as NodeJS.ErrnoException | undefined)?.code === "ECONNRESET";

/** Inserts, gives up some time after the simulator met the call, and says how many cards that stored. */
async function insertWithoutAnswer(): Promise<number> {
  const before = await stored();
  const { seq } = (await lastEntry()) ?? { seq: 0 };
  people++;
  const caller = new AbortController();
  const answer = fetch(started.simulator.url, {
    method: "POST",
    headers: { "content-type": "text/xml", soapaction: "http://tempuri.org/IRPXService/insertprospect" },
    body: envelope("insertprospect", lead({ lastname: `Hang ${people}` })),
    signal: caller.signal,
  });
  const refused = assert.rejects(answer, { name: "AbortError" });
  await until(async () => ((await lastEntry())?.seq ?? 0) > seq);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal((await lastEntry())?.answeredAt, null);
  caller.abort();
  await refused;
  return (await stored()) - before;
}

describe("fault orders", () => {
  beforeEach(async () => {
    await control.clearFaults();
    await control.clearRequests();
  });

  it("delay: answers late, and stores", async () => {
    await order("delay", { delayMs: 200 });
    const before = performance.now();
    assert.equal(text(payload("insertprospect", await insert()), "message"), "SUCCESS");
    assert.ok(performance.now() - before >= 195);
  });

  it("hang: never answers, and stores only where the order says so", async () => {
    await order("hang");
    assert.equal(await insertWithoutAnswer(), 0);
    await order("hang", { stores: true });
    assert.equal(await insertWithoutAnswer(), 1);
    await until(async () => (await lastEntry())?.answeredAt !== null);
    const entry = await lastEntry();
    assert.equal(entry?.status, null);
    assert.equal(entry?.fault, "hang");
  });

  it("hang-after: stores and never answers", async () => {
    await order("hang-after");
    assert.equal(await insertWithoutAnswer(), 1);
    assert.notEqual((await lastEntry())?.storedId, null);
  });

  it("reset-before: cuts the connection and stores nothing", async () => {
    const before = await stored();
    await order("reset-before");
    await assert.rejects(insert(), isReset);
    assert.equal(await stored(), before);
  });

  it("reset-after: cuts the connection, but the card is there and searches find it", async () => {
    const before = await stored();
    await order("reset-after");
    await assert.rejects(insert(), isReset);
    assert.equal(await stored(), before + 1);
    const found = payload(
      "prospectsearch",
      await started.call("prospectsearch", search(`<tem:email>${people}@example.com</tem:email>`)),
    );
    assert.deepEqual(texts(found, "GuestCardID"), [(await lastEntry())?.storedId]);
  });

  it("html-403 and html-503: HTML in place of SOAP", async () => {
    const before = await stored();
    for (const [kind, status, title] of [
      ["html-403", 403, "Access Denied"],
      ["html-503", 503, "Service Unavailable"],
    ] as const) {
      await order(kind);
      const reply = await insert();
      assert.equal(reply.status, status);
      assert.equal(reply.contentType, "text/html");
      assert.deepEqual(texts(reply.body, "H1"), [title]);
    }
    assert.equal(await stored(), before);
    await order("html-503", { stores: true });
    assert.equal((await insert()).status, 503);
    assert.equal(await stored(), before + 1);
  });

  it("soap-fault-200: an application fault with the text asked for", async () => {
    const before = await stored();
    await order("soap-fault-200");
    assert.equal(
      text((await insert()).body, "ExceptionMessage"),
      "LicenseKey is not authorized to call the method.",
    );
    await order("soap-fault-200", { text: "Down <for> now" });
    const reply = await insert();
    assert.equal(reply.status, 200);
    assert.equal(text(reply.body, "faultcode"), "s:inv_Param");
    assert.equal(text(reply.body, "ExceptionMessage"), "Down <for> now");
    assert.equal(await stored(), before);
  });

  it("soap-fault-500: an internal fault, which may have stored", async () => {
    const before = await stored();
    await order("soap-fault-500", { text: "Object reference not set" });
    const reply = await insert();
    assert.equal(reply.status, 500);
    assert.equal(text(reply.body, "faultcode"), "a:InternalServiceFault");
    assert.equal(text(reply.body, "faultstring"), "Object reference not set");
    assert.equal(await stored(), before);
    await order("soap-fault-500", { stores: true });
    assert.equal((await insert()).status, 500);
    assert.equal(await stored(), before + 1);
  });

  it("message: another message than SUCCESS, and nothing stored", async () => {
    const before = await stored();
    await order("message", { text: "Property is closed." });
    const reply = payload("insertprospect", await insert());
    assert.equal(text(reply, "message"), "Property is closed.");
    assert.equal(text(reply, "Status"), "ERROR");
    assert.equal(await stored(), before);
  });

  it("message: for updateprospect in its message, for insertactivity as a fault", async () => {
    const id = text(payload("insertprospect", await insert()), "ID");
    await control.order({ method: "*", kind: "message", text: "No." });
    const target = `<tem:guestcardid>${id}</tem:guestcardid>`;
    const update = await started.call("updateprospect", `<tem:guestcard>${target}</tem:guestcard>`);
    assert.equal(text(payload("updateprospect", update), "message"), "No.");
    const activity = await started.call("insertactivity", `<tem:activity>${target}</tem:activity>`);
    assert.equal(text(activity.body, "ExceptionMessage"), "No.");
  });

  it("missing-ids: SUCCESS without an id, and stored", async () => {
    const before = await stored();
    await order("missing-ids");
    const reply = payload("insertprospect", await insert());
    assert.equal(text(reply, "message"), "SUCCESS");
    for (const name of ["ID", "NewID", "CustomerID"]) assert.deepEqual(texts(reply, name), []);
    assert.equal(await stored(), before + 1);
  });

  it("truncated: half a reply with HTTP 200, and stored", async () => {
    const whole = (await insert()).body;
    const before = await stored();
    await order("truncated");
    const reply = await insert();
    assert.equal(reply.status, 200);
    assert.equal(reply.body.length, Math.floor(whole.length / 2));
    assert.ok(whole.startsWith(reply.body.slice(0, 200)));
    assert.equal(await stored(), before + 1);
  });

  it("garbage: no XML with HTTP 200, and stored", async () => {
    const before = await stored();
    await order("garbage");
    const reply = await insert();
    assert.equal(reply.status, 200);
    assert.ok(!reply.body.includes("<"));
    assert.equal(await stored(), before + 1);
  });

  it("late-visible: searches show the card only after delayMs", async () => {
    await order("late-visible", { delayMs: 300 });
    const id = text(payload("insertprospect", await insert()), "ID");
    const find = async (): Promise<string[]> =>
      texts(
        (await started.call("prospectsearch", search(`<tem:guestcardid>${id}</tem:guestcardid>`))).body,
        "GuestCardID",
      );
    assert.deepEqual(await find(), []);
    await until(async () => (await find()).length === 1);
    const { storedAt } = await control.guestCard(id);
    assert.ok(Date.now() - storedAt >= 300);
  });

  it("meet reads as well as writes", async () => {
    await control.order({ method: "getunitlist", kind: "truncated", times: 1 });
    const cut = await started.call("getunitlist");
    const whole = await started.call("getunitlist");
    assert.ok(whole.body.startsWith(cut.body) && cut.body.length < whole.body.length);
  });
});

describe("which calls an order meets", () => {
  beforeEach(() => control.clearFaults());
  const statuses = async (calls: number, method = "getsitelist", siteid = "2000001"): Promise<number[]> => {
    const found: number[] = [];
    const pmcid = siteid === "2000002" ? "1000002" : "1000001";
    for (let n = 0; n < calls; n++) found.push((await started.call(method, "", { siteid, pmcid })).status);
    return found;
  };

  it("those of its method, as often as it says", async () => {
    const placed = await control.order({ method: "getsitelist", kind: "html-503", times: 2 });
    assert.deepEqual(await statuses(1, "unitlist"), [200]);
    assert.deepEqual(await statuses(4), [503, 503, 200, 200]);
    assert.deepEqual(await control.faults(), [{ ...placed, met: 2 }]);
  });

  it("every call without times or share, of any method with *", async () => {
    await control.order({ method: "*", kind: "html-503" });
    assert.deepEqual(await statuses(3), [503, 503, 503]);
    assert.deepEqual(await statuses(1, "unitlist"), [503]);
  });

  it("only those of its site and key", async () => {
    await control.order({ method: "*", kind: "html-503", siteid: "2000002" });
    assert.deepEqual(await statuses(1), [200]);
    assert.deepEqual(await statuses(1, "getsitelist", "2000002"), [503]);
    await control.clearFaults();
    await control.order({
      method: "*",
      kind: "html-503",
      licensekey: "33333333-3333-4333-8333-333333333333",
    });
    assert.deepEqual(await statuses(1), [200]);
    const other = await started.call("getsitelist", "", {
      licensekey: "33333333-3333-4333-8333-333333333333",
    });
    assert.equal(other.status, 503);
  });

  it("the first order that stands wins; one can be removed", async () => {
    const first = await control.order({ method: "getsitelist", kind: "html-503" });
    await control.order({ method: "getsitelist", kind: "html-403" });
    assert.deepEqual(await statuses(1), [503]);
    await control.removeFault(first.id);
    assert.deepEqual(await statuses(1), [403]);
    await control.clearFaults();
    assert.deepEqual(await statuses(1), [200]);
  });

  it("a share of calls, the same ones with the same seed", async () => {
    const draw = async (seed: number, share = 0.3): Promise<number[]> => {
      await control.clearFaults();
      await control.order({ method: "getsitelist", kind: "html-503", share, seed });
      return statuses(200);
    };
    const once = await draw(7);
    assert.deepEqual(await draw(7), once);
    assert.notDeepEqual(await draw(8), once);
    const met = once.filter((status) => status === 503).length;
    assert.ok(met > 40 && met < 80, `${met} of 200 calls are not about 30 %`);
    assert.ok((await draw(7, 0)).every((status) => status === 200));
    assert.ok((await draw(7, 1)).every((status) => status === 503));
  });

  it("a share, but no more than times", async () => {
    await control.order({ method: "getsitelist", kind: "html-503", share: 0.5, seed: 3, times: 2 });
    assert.equal((await statuses(40)).filter((status) => status === 503).length, 2);
  });
});
