import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { buildEnvelope, escapeText } from "./envelope.ts";
import type { GuestCardInput } from "./guest-card.ts";
import { insertProspectXml } from "./operations/insertprospect/to-xml.ts";
import { callTo, CARD, LICENSE_KEY, SITE } from "./testing/sample-data.ts";
import { startAnswering, startClient } from "./testing/local-rpx.ts";

/** Any character of XML 1.0 (§2.2); those that markup, line ends and planes make difficult come often. */
const codePoint = fc.oneof(
  fc.constantFrom("&", "<", ">", '"', "'", "]", "\r", "\n", "\t", " ", "-", ";", "#"),
  fc.constantFrom(
    "\u{85}",
    "\u{2028}",
    "\u{D7FF}",
    "\u{E000}",
    "\u{FEFF}",
    "\u{FFFD}",
    "\u{10000}",
    "\u{10FFFF}",
  ),
  fc.constantFrom("]]>", "&amp;", "&#0;", "<![CDATA[", "<!--", "\r\n", "😀", "e\u{301}"),
  fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0xe000, max: 0xfffd }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);
const anyText = fc.string({ unit: codePoint, maxLength: 30 });
const someText = fc.string({ unit: codePoint, minLength: 1, maxLength: 30 });
const textOrNone = fc.option(anyText);
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const dateOrNone = fc.oneof(
  fc.constantFrom(null, ""),
  day.map((text) => text.slice(0, 10)),
);
const numberOrNone = fc.option(fc.nat());

const anyCard: fc.Arbitrary<GuestCardInput> = fc.record({
  firstName: someText,
  middleName: textOrNone,
  lastName: someText,
  email: textOrNone,
  relationshipId: someText,
  dateOfBirth: dateOrNone,
  address: fc.record({
    line1: textOrNone,
    line2: textOrNone,
    city: textOrNone,
    state: textOrNone,
    zip: textOrNone,
    country: textOrNone,
  }),
  phones: fc.array(
    fc.record({
      number: someText,
      type: fc.constantFrom("Fax", "Home", "Mobile", "Other", "Work", null),
    }),
    { maxLength: 3 },
  ),
  leasingAgentId: textOrNone,
  primaryLeadSource: textOrNone,
  contactType: textOrNone,
  dateContact: day.map((text) => text.slice(0, 19)),
  comment: textOrNone,
  preferences: fc.record({
    dateNeeded: dateOrNone,
    leaseTermMonths: numberOrNone,
    floorPlanId: textOrNone,
    desiredRent: numberOrNone,
    occupants: numberOrNone,
  }),
});

/** An element without others within, by its path below the operation, and its text. */
type Leaf = { readonly path: string; readonly text: string };

/** All leaves of a request as an independent reader sees them: saxes itself, with namespaces, from bytes. */
function leavesOf(bytes: Uint8Array): Leaf[] {
  const parser = new SaxesParser({ xmlns: true });
  const open: { readonly name: string; text: string; hasChildren: boolean }[] = [];
  const leaves: Leaf[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const parent = open.at(-1);
    if (parent) parent.hasChildren = true;
    assert.equal(
      tag.uri,
      open.length < 2 ? "http://schemas.xmlsoap.org/soap/envelope/" : "http://tempuri.org/",
    );
    open.push({ name: tag.local, text: "", hasChildren: false });
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (!element || element.hasChildren || element.name === "Header") return;
    const path = [...open.slice(3).map(({ name }) => name), element.name].join("/");
    leaves.push({ path, text: element.text });
  });
  parser.write(new TextDecoder("utf-8", { fatal: true }).decode(bytes)).close();
  return leaves;
}

const leavesOfCard = (card: GuestCardInput): Leaf[] => {
  const content = insertProspectXml(SITE, card);
  const credentials = { baseUrl: "", licensekey: LICENSE_KEY };
  const { sent } = buildEnvelope("insertprospect", SITE, credentials, LICENSE_KEY, content);
  return leavesOf(Buffer.from(sent, "utf8"));
};

const PROSPECT = "guestcard/prospects/Prospect";
const PHONE = `${PROSPECT}/numbers/phonenumbers/PhoneNumber`;

/** Every text of a card and where it belongs; what is absent or empty belongs nowhere. */
function expectedLeaves(card: GuestCardInput): Leaf[] {
  const { address, preferences } = card;
  const all: [string, string | number | null][] = [
    ["guestcard/contacttype", card.contactType],
    ["guestcard/datecontact", card.dateContact],
    ["guestcard/createdate", card.dateContact],
    ["guestcard/prospectcomment", card.comment],
    ["guestcard/primaryleadsource", card.primaryLeadSource],
    ["guestcard/leasingagentid", card.leasingAgentId ?? "0"],
    [`${PROSPECT}/firstname`, card.firstName],
    [`${PROSPECT}/middlename`, card.middleName],
    [`${PROSPECT}/lastname`, card.lastName],
    [`${PROSPECT}/email`, card.email],
    [`${PROSPECT}/relationshipid`, card.relationshipId],
    [`${PROSPECT}/dateofbirth`, card.dateOfBirth],
    ...Object.entries(address).map(([name, text]): [string, string | null] => [
      `${PROSPECT}/address/${name}`,
      text,
    ]),
    ...card.phones.flatMap(({ type, number }): [string, string | null][] => [
      [`${PHONE}/type`, type],
      [`${PHONE}/number`, number],
    ]),
    ["guestcard/preferences/dateneeded", preferences.dateNeeded],
    ["guestcard/preferences/leasetermmonths", preferences.leaseTermMonths],
    ["guestcard/preferences/floorplanid", preferences.floorPlanId],
    ["guestcard/preferences/desiredrent", preferences.desiredRent],
    ["guestcard/preferences/occupants", preferences.occupants],
  ];
  return all.flatMap(([path, text]) => (text === null || text === "" ? [] : [{ path, text: String(text) }]));
}

/** What every request has, whatever the lead says. */
const FIXED =
  /^(auth\/.*|guestcard\/(pmcid|siteid|guestcardid|skipduplicatecheck|daysbackduplicatecheck|status.*)|.*\/Prospect\/(pmcid|siteid|customerid))$/;

describe("a lead's texts", () => {
  test("arrive unchanged, each where it belongs, and nothing beside them", () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const arrived = leavesOfCard(card).filter(({ path }) => !FIXED.test(path));
        assert.deepEqual(arrived, expectedLeaves(card));
      }),
      { numRuns: 1000 },
    );
  });

  test("arrive unchanged over HTTP", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { status: 429 });
    const rpx = startClient(t);
    await fc.assert(
      fc.asyncProperty(anyCard, async (card) => {
        await rpx.insertProspect(callTo(baseUrl), SITE, card);
        const body = Buffer.from(seen.pop()?.body ?? "");
        assert.deepEqual(
          leavesOf(body).filter(({ path }) => !FIXED.test(path)),
          expectedLeaves(card),
        );
      }),
      { numRuns: 100 },
    );
  });

  test("that XML cannot carry are not sent in another shape", () => {
    for (const bad of ["\u{0}", "\u{B}", "\u{1F}", "\u{D800}", "\u{DC00}x", "\u{FFFE}", "\u{FFFF}"])
      assert.throws(() => insertProspectXml(SITE, { ...CARD, comment: `a${bad}b` }), /XML cannot carry/);
  });

  test("any text at all either throws or arrives", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat({ max: 0xffff }).map((c) => String.fromCharCode(c)) }), (text) => {
        let escaped: string;
        try {
          escaped = escapeText(text);
        } catch {
          // What XML cannot carry is control characters for the most part, so the pattern has to name them.
          // eslint-disable-next-line no-control-regex
          assert.match(text, /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/);
          return;
        }
        const parser = new SaxesParser();
        let arrived = "";
        parser.on("text", (part) => (arrived += part));
        parser.write(`<a>${escaped}</a>`).close();
        assert.equal(arrived, text);
      }),
      { numRuns: 2000 },
    );
  });
});

test("no insertprospect has an empty element, least of all a date or a number", () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      for (const { path, text } of leavesOfCard(card)) assert.notEqual(text, "", path);
    }),
    { numRuns: 1000 },
  );
});
