import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { KEYS } from "../src/simulator.ts";
import { lead, payload, search, start, text, texts } from "./harness.ts";

const started = await start();
const { control } = started;

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; error: string }> {
  const sent = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(new URL(path, control.url), {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: sent }),
  });
  const answer = (await response.json()) as { error?: string };
  return { status: response.status, error: answer.error ?? "" };
}

describe("the control port refuses, naming the field", () => {
  const cases: [method: string, path: string, body: unknown, error: RegExp][] = [
    ["POST", "/faults", {}, /^kind: is required/],
    ["POST", "/faults", { kind: "explode" }, /^kind: must be one of delay, hang/],
    ["POST", "/faults", { kind: 1 }, /^kind: must be a text/],
    ["POST", "/faults", { kind: "hang", method: "insertprospct" }, /^method: must be one of \*/],
    ["POST", "/faults", { kind: "hang", times: 0 }, /^times: must be a whole number from 1/],
    ["POST", "/faults", { kind: "hang", times: 1.5 }, /^times: must be a whole number/],
    ["POST", "/faults", { kind: "hang", times: "1" }, /^times: must be a whole number/],
    ["POST", "/faults", { kind: "hang", share: 1.1 }, /^share: must be a number from 0 to 1/],
    ["POST", "/faults", { kind: "hang", seed: -1 }, /^seed: must be a whole number/],
    ["POST", "/faults", { kind: "delay", delayMs: 1e12 }, /^delayMs: must be a whole number from 0 to/],
    ["POST", "/faults", { kind: "hang", delayMs: 10 }, /^delayMs: only for delay, late-visible/],
    ["POST", "/faults", { kind: "hang", text: "x" }, /^text: only for message/],
    ["POST", "/faults", { kind: "message", text: 5 }, /^text: must be a text/],
    ["POST", "/faults", { kind: "delay", stores: true }, /^stores: only for hang/],
    ["POST", "/faults", { kind: "hang", stores: "yes" }, /^stores: must be true or false/],
    ["POST", "/faults", { kind: "hang", site: "1" }, /^site: not known here; known are method/],
    ["POST", "/faults", [], /must be a JSON object/],
    ["POST", "/faults", "{", /JSON/],
    ["POST", "/faults", undefined, /must be a JSON object/],
    ["GET", "/guest-cards?limit=ten", undefined, /^limit: must be a whole number from 1/],
    ["GET", "/guest-cards?limit=", undefined, /^limit: /],
    ["GET", "/guest-cards?offset=-1", undefined, /^offset: /],
    ["GET", "/guest-cards?emial=a", undefined, /^emial: not known here/],
    ["GET", "/requests?since=x", undefined, /^since: /],
    ["GET", "/requests?method=a&method=b", undefined, /^method: must be a text/],
    ["GET", "/pace?window_ms=0", undefined, /^window_ms: /],
    ["PUT", "/settings", { delayMs: "5" }, /^delayMs: /],
    ["PUT", "/settings", { hiddenMs: -1 }, /^hiddenMs: /],
    ["PUT", "/settings", { duplicateMessage: null }, /^duplicateMessage: must be a text/],
    ["PUT", "/settings", { findsDuplicates: 0 }, /^findsDuplicates: must be true or false/],
    ["PUT", "/settings", undefined, /must be a JSON object/],
    ["PUT", "/licences/x", {}, /^siteIds: is required/],
    ["PUT", "/licences/x", { siteIds: "2000001" }, /^siteIds: must be a list/],
    ["PUT", "/licences/x", { siteIds: ["1"] }, /^siteIds: "1" is none of the sites of \/world/],
    ["PUT", "/licences/x", { siteIds: [], methods: ["nope"] }, /^methods: "nope" is none of the methods/],
    ["PUT", "/licences/x", { siteIds: [], username: "u" }, /^username, password: both or none/],
    ["POST", "/generate", {}, /^sites: is required/],
    ["POST", "/generate", { sites: 0 }, /^sites: /],
    ["POST", "/generate", { sites: 1, seed: "a" }, /^seed: /],
    ["POST", "/generate", { sites: 1, unitsPerSite: 5000 }, /^unitsPerSite: /],
    ["POST", "/generate", { sites: 1000, prospectsPerSite: 5000 }, /^prospectsPerSite: .* 2000/],
  ];
  for (const [method, path, body, error] of cases)
    it(`${method} ${path} ${JSON.stringify(body) ?? ""}`, async () => {
      const answer = await ask(method, path, body);
      assert.equal(answer.status, 400);
      assert.match(answer.error, error);
    });

  it("and changes nothing by a refused request", async () => {
    await ask("PUT", "/settings", { delayMs: 5, hiddenMs: "x" });
    assert.equal((await control.set({})).delayMs, 0);
    assert.deepEqual(await control.faults(), []);
  });

  it("404 where there is no such thing", async () => {
    for (const [method, path] of [
      ["GET", "/guest-cards/1"],
      ["DELETE", "/faults/77"],
      ["DELETE", "/faults/x"],
      ["GET", "/nowhere"],
    ] as const) {
      const answer = await ask(method, path);
      assert.equal(answer.status, 404, path);
      assert.match(answer.error, /^There is no /);
    }
  });
});

describe("the control port", () => {
  it("lists guest cards by site and e-mail, in pages, and forgets them", async () => {
    await control.clearGuestCards();
    for (let n = 0; n < 5; n++)
      await started.call("insertprospect", lead({ lastname: `L${n}`, email: `L${n % 2}@example.com` }));
    await started.call("insertprospect", lead({ lastname: "Far" }), { siteid: "2000003" });
    const names = async (query: string): Promise<unknown> => {
      const response = await fetch(new URL(`/guest-cards?${query}`, control.url));
      const page = (await response.json()) as {
        total: number;
        guestCards: { prospects: { lastname: string }[] }[];
      };
      return [page.total, page.guestCards.map((card) => card.prospects[0]?.lastname).join(" ")];
    };
    assert.deepEqual(await names(""), [6, "L0 L1 L2 L3 L4 Far"]);
    assert.deepEqual(await names("siteid=2000003"), [1, "Far"]);
    assert.deepEqual(await names("email=l1@EXAMPLE.com"), [2, "L1 L3"]);
    assert.deepEqual(await names("siteid=2000003&email=l1@example.com"), [0, ""]);
    assert.deepEqual(await names("limit=2&offset=3"), [6, "L3 L4"]);
    assert.equal((await control.guestCards({ siteid: "2000001" })).length, 5);
    await control.clearGuestCards();
    assert.deepEqual(await control.guestCards(), []);
    assert.equal((await control.stats()).stored, 0);
  });

  it("counts what was stored, asked and ordered", async () => {
    const before = await control.stats();
    await control.order({ method: "insertprospect", kind: "html-503", times: 1 });
    for (let n = 0; n < 3; n++)
      await started.call("insertprospect", lead({ lastname: "Count", email: "count@example.com" }));
    const now = await control.stats();
    assert.equal(now.stored - before.stored, 1);
    assert.equal(now.duplicates - before.duplicates, 1);
    assert.equal((now.requests["insertprospect"] ?? 0) - (before.requests["insertprospect"] ?? 0), 3);
    assert.equal(now.faults["html-503"], 1);
    await control.clearFaults();
  });

  it("sets the least time of each call", async () => {
    assert.deepEqual(await control.set({ delayMs: 150 }), {
      delayMs: 150,
      hiddenMs: 0,
      duplicateMessage: "SUCCESS",
      findsDuplicates: true,
      datesActivitiesByAction: false,
    });
    const before = performance.now();
    await started.call("getsitelist");
    assert.ok(performance.now() - before >= 145);
    await control.set({ delayMs: 0 });
  });

  it("shows the world: three properties with ids of their own, and the keys", async () => {
    const response = await fetch(new URL("/world", control.url));
    const world = (await response.json()) as {
      sites: { siteId: string }[];
      licences: { licensekey: string }[];
    };
    assert.deepEqual(
      world.sites.slice(0, 3).map((site) => site.siteId),
      ["2000001", "2000002", "2000003"],
    );
    const keys = world.licences.map((licence) => licence.licensekey);
    for (const key of Object.values(KEYS)) assert.ok(keys.includes(key));
  });

  it("generates sites with keys and guest cards, other ones each time, the same from a fresh start", async () => {
    const what = { sites: 3, seed: 5, unitsPerSite: 4, prospectsPerSite: 20 };
    const first = await control.generate(what);
    const second = await control.generate(what);
    assert.equal(new Set([...first, ...second].map((site) => site.siteId)).size, 6);
    assert.equal((await control.guestCards({ siteid: first[0]?.siteId ?? "" })).length, 20);
    const auth = {
      siteid: first[1]?.siteId ?? "",
      pmcid: first[1]?.pmcId ?? "",
      licensekey: first[1]?.licensekey ?? "",
    };
    const units = payload("unitlist", await started.call("unitlist", "", auth));
    assert.equal(texts(units, "UnitID").length, 4);
    const found = payload("prospectsearch", await started.call("prospectsearch", search(""), auth));
    assert.equal(texts(found, "GuestCardID").length, 20);
    const dates = texts(found, "CreateDate");
    assert.deepEqual(dates, dates.toSorted());
    const fresh = await start();
    const again = await fresh.control.generate(what);
    assert.deepEqual(
      again.map((site) => site.siteId),
      first.map((site) => site.siteId),
    );
    const sameUnits = await fresh.call("unitlist", "", { ...auth, licensekey: again[1]?.licensekey ?? "" });
    assert.equal(payload("unitlist", sameUnits), units);
  });
});

describe("the page at /", () => {
  const page = async (): Promise<string> => {
    const response = await fetch(new URL("/", control.url));
    assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
    return response.text();
  };

  it("lists guest cards, newest first, with everything escaped", async () => {
    await control.clearGuestCards();
    const script = "&lt;script&gt;alert(1)";
    await started.call(
      "insertprospect",
      lead({
        firstname: script,
        lastname: "O&apos;Hara &amp; Co",
        email: '"&gt;&lt;img src=x&gt;',
        phone: "555",
      }),
    );
    const id = text(
      payload("insertprospect", await started.call("insertprospect", lead({ lastname: "Newest" }))),
      "ID",
    );
    const html = await page();
    assert.ok(!html.includes("<script") && !html.includes("<img"));
    assert.ok(html.includes("<td>&lt;script&gt;alert(1) O'Hara &amp; Co</td>"));
    assert.ok(html.includes("<td>&quot;&gt;&lt;img src=x&gt;</td>"));
    assert.ok(html.includes("<td>Mobile 555</td>"));
    assert.ok(html.includes("<td>The Oaks at Spring Valley</td>"));
    assert.ok(html.includes(`<tbody><tr><td>${id}</td>`), "the newest is first");
    assert.ok(html.includes("2 guest cards stored"));
  });

  it("shows the newest 500 and says so", async () => {
    await control.generate({ sites: 1, prospectsPerSite: 600 });
    const html = await page();
    assert.equal(html.match(/<tr><td>/g)?.length, 500);
    assert.ok(html.includes("The newest 500 are shown."));
  });
});
