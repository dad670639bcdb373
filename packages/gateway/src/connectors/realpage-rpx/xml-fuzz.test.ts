import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import * as fc from "fast-check";
import type { InsertedGuestCard } from "./guest-card.ts";
import type { WriteOutcome } from "./outcomes.ts";
import { type Answer, send, startClient, startHttp } from "./testing/local-rpx.ts";
import { applicationFault, callTo, CARD, inserted, SITE } from "./testing/sample-data.ts";
import { SMALL_REPLY, UnreadableXml, type XmlElement, type XmlLimits, XmlReader } from "./xml-reader.ts";

type Outcome = WriteOutcome<InsertedGuestCard>;

const KINDS = new Set(["confirmed", "rejected", "retry-later", "blocked", "outcome-unknown"]);
const RUNS = Number(process.env["GUESTCARD_TEST_FUZZ_RUNS"] ?? 300);
/** Far above what any of these replies takes, far below what a reader with quadratic time would take. */
const MOST_CPU_SECONDS = 30;

/** A client and a server that answers each post with what is given; the outcome of each. */
async function startOutcomes(t: TestContext): Promise<(answer: Answer) => Promise<Outcome>> {
  let answer: Answer = {};
  const { baseUrl } = await startHttp(t, (response) => send(response, answer));
  const rpx = startClient(t);
  return async (next) => {
    answer = next;
    const { outcome } = await rpx.insertProspect(callTo(baseUrl), SITE, CARD);
    assert.ok(KINDS.has(outcome.kind), outcome.kind);
    return outcome;
  };
}

const NONE: ReadonlySet<string> = new Set();

/** Reads a reply in pieces. Null where the reader refuses it; anything else that is thrown fails the test. */
function readIn(
  pieces: Iterable<Uint8Array>,
  limits: XmlLimits = SMALL_REPLY,
  charset = "utf-8",
): XmlElement | null {
  try {
    const reader = new XmlReader(limits, NONE, charset);
    for (const piece of pieces) reader.read(piece);
    return reader.end();
  } catch (error) {
    if (error instanceof UnreadableXml) return null;
    throw error;
  }
}

/** Pieces of one size. */
function* piecesOf(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text, "utf8");
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size);
}

const anyType = fc.constantFrom(
  "text/xml; charset=utf-8",
  "text/xml",
  "text/html",
  "",
  'text/xml; charset="utf-16"',
  "text/xml; charset=latin1",
  "text/xml; charset=nonsense",
);
const anyStatus = fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 403, 404, 429, 500, 502, 503, 504);

/** Pieces of RPX's replies in any order, among other things. */
const anyMarkup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'<s:Envelope xmlns:s="u">|<s:Body>|<s:Fault>|</s:Fault>|</s:Body>|</s:Envelope>|<insertprospectResponse>|<insertprospectResult>|<InsertProspectResponse xmlns="">|<message>|SUCCESS|</message>|<a b="|"/>|<!--|-->|<![CDATA[|]]>|<?xml version="1.0"?>|<?x|?>|<!DOCTYPE a [|<!ENTITY b "c">|]>|&b;|&#0;|&#x110000;|&amp;|<__proto__/>|<a constructor="1" __proto__="2"/>'.split(
          "|",
        ),
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("any reply has an outcome", () => {
  test("arbitrary bytes at any status are never a success", async (t) => {
    const outcomeOf = await startOutcomes(t);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), anyStatus, anyType, async (body, status, type) => {
        const { kind } = await outcomeOf({ status, type, body });
        assert.notEqual(kind, "confirmed");
        assert.notEqual(kind, "rejected");
      }),
      { numRuns: RUNS },
    );
  });

  test("arbitrary markup", async (t) => {
    const outcomeOf = await startOutcomes(t);
    await fc.assert(
      fc.asyncProperty(anyMarkup, anyStatus, anyType, async (body, status, type) => {
        await outcomeOf({ status, type, body });
      }),
      { numRuns: RUNS },
    );
  });

  test("a success that is cut off anywhere leaves it unknown", async (t) => {
    const outcomeOf = await startOutcomes(t);
    const whole = Buffer.from(inserted());
    for (let length = 0; length < whole.length; length += 1)
      assert.equal((await outcomeOf({ body: whole.subarray(0, length) })).kind, "outcome-unknown");
    assert.equal((await outcomeOf({ body: whole })).kind, "confirmed");
  });

  test("a fault that is cut off anywhere leaves it unknown", async (t) => {
    const outcomeOf = await startOutcomes(t);
    const whole = Buffer.from(applicationFault("Unknown lead source"));
    for (let length = 0; length < whole.length; length += 1)
      assert.equal(
        (await outcomeOf({ status: 500, body: whole.subarray(0, length) })).kind,
        "outcome-unknown",
      );
  });

  test("a reply with one byte changed, lost or put in", async (t) => {
    const outcomeOf = await startOutcomes(t);
    const whole = [...Buffer.from(inserted())];
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 255 }), fc.nat({ max: 2 }), async (at, byte, how) => {
        const body = Uint8Array.from(
          how === 0 ? whole.with(at, byte) : whole.toSpliced(at, how - 1, ...(how === 1 ? [byte] : [])),
        );
        await outcomeOf({ body });
      }),
      { numRuns: RUNS },
    );
  });
});

describe("encodings", () => {
  const reply = inserted("<ID>1</ID>", "<message>SUCCESS</message>", "<note>Zoë – 東京 😀</note>");
  const latin = `<?xml version="1.0" encoding="iso-8859-1"?>${inserted("<Status>ERROR</Status>", "<message>Déjà vu</message>")}`;
  for (const [name, body, type, kind] of [
    ["UTF-8 with a byte order mark", Buffer.from(`\u{FEFF}${reply}`), "text/xml; charset=utf-8", "confirmed"],
    [
      "UTF-16 that says it is UTF-8",
      Buffer.from(`\u{FEFF}${reply}`, "utf16le"),
      "text/xml",
      "outcome-unknown",
    ],
    [
      "UTF-16 that says so",
      Buffer.from(`\u{FEFF}${reply}`, "utf16le"),
      "text/xml; charset=utf-16",
      "confirmed",
    ],
    ["UTF-8 that says it is UTF-16", Buffer.from(reply), "text/xml; charset=utf-16", "outcome-unknown"],
    ["latin-1 only by its XML declaration", Buffer.from(latin, "latin1"), "text/xml", "outcome-unknown"],
    ["latin-1 that says so", Buffer.from(latin, "latin1"), "text/xml; charset=iso-8859-1", "rejected"],
    ["an encoding that nobody knows", Buffer.from(reply), "text/xml; charset=klingon", "outcome-unknown"],
    ["half a character at the end", Buffer.from(`${reply}é`).subarray(0, -1), "text/xml", "outcome-unknown"],
  ] as const)
    test(`${name}: ${kind}`, async (t) => {
      const outcome = await (await startOutcomes(t))({ body, type });
      assert.equal(outcome.kind, kind);
      if (outcome.kind === "rejected") assert.equal(outcome.reason, "Déjà vu");
    });

  test("pieces that end within characters change nothing", () => {
    const whole = readIn([Buffer.from(reply)]);
    assert.ok(whole);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (size) =>
        assert.deepEqual(readIn(piecesOf(reply, size)), whole),
      ),
    );
  });
});

describe("hostile replies are refused or read in time", () => {
  const SIZE = 3_900_000;
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
    "",
  );
  const around = (content: string): string => `<a>${content}</a>`;
  const big: readonly (readonly [string, string, boolean])[] = [
    ["a billion laughs", `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs}]>${around("&l9;")}`, false],
    ["an outer entity", `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${around("&x;")}`, false],
    ["an outer document type", `<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">${around("")}`, false],
    ["a document type without an end", `<!DOCTYPE a [${" ".repeat(SIZE)}`, false],
    ["deep nesting", "<a>".repeat(SIZE / 3), false],
    ["one level too many", "<a>".repeat(65) + "</a>".repeat(65), false],
    ["as deep as allowed", "<a>".repeat(64) + "</a>".repeat(64), true],
    ["a huge text", around("x".repeat(SIZE)), true],
    ["many entities", around("&amp;".repeat(SIZE / 5)), true],
    ["many carriage returns", around("\r\n".repeat(SIZE / 2)), true],
    ["a huge CDATA section", around(`<![CDATA[${"]".repeat(SIZE)}]]>`), true],
    ["a huge attribute", `<a b="${"x".repeat(SIZE)}"/>`, true],
    ["a huge attribute of entities", `<a b="${"&lt;".repeat(SIZE / 4)}"/>`, true],
    ["many attributes", `<a ${Array.from({ length: 200_000 }, (_, i) => `b${i}="1"`).join(" ")}/>`, true],
    ["many elements", around("<b/>".repeat(SIZE / 4)), true],
    ["a huge name", `<${"x".repeat(SIZE)}/>`, true],
    ["a huge comment", around(`<!--${"- ".repeat(SIZE / 2)}-->`), true],
    ["a huge instruction", around(`<?b ${"? ".repeat(SIZE / 2)}?>`), true],
    ["a tag without an end", `<${"x".repeat(SIZE)}`, false],
    ["an attribute without an end", `<a b="${"x".repeat(SIZE)}`, false],
    ["an entity without an end", around(`&${"x".repeat(SIZE)}`), false],
  ];
  for (const [name, text, isRead] of big)
    for (const size of [SIZE, 61])
      test(`${name}, in pieces of ${size}`, () => {
        // Not the time of day: what else this machine does is no fault of the reader's.
        const before = process.cpuUsage();
        assert.equal(readIn(piecesOf(text, size)) !== null, isRead);
        const { user, system } = process.cpuUsage(before);
        assert.ok(user + system < MOST_CPU_SECONDS * 1e6, `${(user + system) / 1e6} s of CPU`);
      });

  test("more bytes than the bound", () => {
    const limits = { bytes: 1000, depth: 64 };
    assert.equal(readIn(piecesOf(around("x".repeat(994)), 7), limits), null);
    assert.notEqual(readIn(piecesOf(around("x".repeat(993)), 7), limits), null);
  });

  test("a reader that refused once throws only UnreadableXml", () => {
    fc.assert(
      fc.property(anyMarkup, fc.integer({ min: 1, max: 20 }), (text, size) => {
        readIn(piecesOf(text, size));
      }),
      { numRuns: 2000 },
    );
  });
});
