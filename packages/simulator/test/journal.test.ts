import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KEYS } from "../src/simulator.ts";
import { envelope, lead, payload, post, type Started, start, text } from "./harness.ts";

const callTimes = async (started: Started, times: number, method = "getsitelist"): Promise<void> => {
  for (let n = 0; n < times; n++) await started.call(method);
};

describe("the journal", () => {
  it("remembers each request with its headers, body, answer and what it stored", async () => {
    const started = await start();
    const from = Date.now();
    const args = lead({ firstname: "Zoë" });
    const id = text(payload("insertprospect", await started.call("insertprospect", args)), "ID");
    const [entry, ...others] = await started.control.requests();
    assert.deepEqual(others, []);
    assert.ok(entry?.answeredAt);
    assert.ok(entry.receivedAt >= from - 5 && entry.answeredAt >= entry.receivedAt);
    assert.deepEqual(entry, {
      seq: 1,
      method: "insertprospect",
      path: new URL(started.simulator.url).pathname,
      siteid: "2000001",
      licensekey: KEYS.main,
      soapaction: "http://tempuri.org/IRPXService/insertprospect",
      contentType: "text/xml; charset=utf-8",
      body: envelope("insertprospect", args),
      receivedAt: entry.receivedAt,
      answeredAt: entry.answeredAt,
      status: 200,
      fault: null,
      storedId: id,
    });
  });

  it("remembers what HTTP, WCF and RPX refuse too", async () => {
    const started = await start();
    const { url } = started.simulator;
    await fetch(`${url}?wsdl`);
    await post(new URL("/elsewhere", url).href, "getsitelist", "x");
    await post(url, "getsitelist", "<broken");
    await started.call("nosuchmethod");
    await started.call("insertprospect", lead({ lastname: "" }));
    assert.deepEqual(
      (await started.control.requests()).map(({ method, status, storedId }) => [method, status, storedId]),
      [
        ["", 405, null],
        ["getsitelist", 404, null],
        ["getsitelist", 500, null],
        ["nosuchmethod", 500, null],
        ["insertprospect", 200, null],
      ],
    );
  });

  it("lists by method, after a number, and no more than asked for", async () => {
    const started = await start();
    await callTimes(started, 3);
    await callTimes(started, 2, "unitlist");
    const seqs = async (filter: Parameters<typeof started.control.requests>[0]): Promise<number[]> =>
      (await started.control.requests(filter)).map((entry) => entry.seq);
    assert.deepEqual(await seqs({}), [1, 2, 3, 4, 5]);
    assert.deepEqual(await seqs({ method: "unitlist" }), [4, 5]);
    assert.deepEqual(await seqs({ since: 3 }), [4, 5]);
    assert.deepEqual(await seqs({ since: 1, limit: 2 }), [2, 3]);
    assert.deepEqual(await seqs({ since: 99 }), []);
    await started.control.clearRequests();
    assert.deepEqual(await seqs({}), []);
    await callTimes(started, 1);
    assert.deepEqual(await seqs({ since: 5 }), [6]);
  });

  it("keeps the newest entries only, and counts all", async () => {
    const started = await start({ journalEntries: 10 });
    await callTimes(started, 25);
    const entries = await started.control.requests();
    assert.deepEqual(
      entries.map((entry) => entry.seq),
      Array.from({ length: 10 }, (_, n) => 16 + n),
    );
    assert.deepEqual(
      (await started.control.requests({ since: 20 })).map((entry) => entry.seq),
      [21, 22, 23, 24, 25],
    );
    assert.equal((await started.control.stats()).requests["getsitelist"], 25);
  });

  it("keeps the newest bodies within their limit, also when entries are cut", async () => {
    const size = envelope("getsitelist").length;
    const started = await start({ journalEntries: 10, journalBodyChars: 3 * size + 1 });
    const withBodies = async (): Promise<number[]> =>
      (await started.control.requests()).filter((entry) => entry.body !== null).map((entry) => entry.seq);
    await callTimes(started, 5);
    assert.deepEqual(await withBodies(), [3, 4, 5]);
    await callTimes(started, 30);
    assert.deepEqual(await withBodies(), [33, 34, 35]);
    await started.control.clearRequests();
    await callTimes(started, 4);
    assert.deepEqual(await withBodies(), [37, 38, 39]);
  });

  it("keeps no bodies where it is told so", async () => {
    const started = await start({ journalBodies: false });
    await callTimes(started, 1);
    assert.equal((await started.control.requests())[0]?.body, null);
  });

  it("counts methods of any name", async () => {
    const started = await start();
    for (const method of ["constructor", "__proto__", "constructor"]) await started.call(method);
    const { requests } = await started.control.stats();
    assert.equal(requests["constructor"], 2);
    assert.ok(Object.hasOwn(requests, "__proto__"));
  });
});

describe("the pace record", () => {
  it("tells how many calls began in a window and how many were under way at once, by key", async () => {
    const started = await start({ delayMs: 300 });
    const key = (licensekey: string): Promise<unknown> => started.call("getsitelist", "", { licensekey });
    await Promise.all([key(KEYS.main), key(KEYS.main), key(KEYS.main), key(KEYS.oneSite)]);
    await key(KEYS.main);
    const all = await started.control.pace(10_000);
    assert.equal(all.calls, 5);
    assert.equal(all.mostInWindow, 5);
    assert.equal(all.mostAtOnce, 4);
    const main = await started.control.pace(280, KEYS.main);
    assert.equal(main.calls, 4);
    assert.equal(main.mostInWindow, 3);
    assert.equal(main.mostAtOnce, 3);
    assert.ok(main.firstAt && main.lastAt && main.lastAt - main.firstAt >= 290);
    assert.deepEqual(await started.control.pace(1000, "none"), {
      calls: 0,
      mostInWindow: 0,
      mostAtOnce: 0,
      firstAt: null,
      lastAt: null,
    });
  });
});
