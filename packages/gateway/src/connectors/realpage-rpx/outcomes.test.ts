import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { InsertedGuestCard } from "./guest-card.ts";
import { outcomeOfStatus } from "./http-statuses.ts";
import type { Called, WriteOutcome } from "./outcomes.ts";
import { type Answer, PATH, startAnswering, startClient } from "./testing/local-rpx.ts";
import {
  applicationFault,
  callTo,
  CARD,
  inserted,
  LICENSE_KEY,
  replyOf,
  SITE,
  wcfFault,
} from "./testing/sample-data.ts";

type Result = Called<WriteOutcome<InsertedGuestCard>>;

const GENERIC =
  "A validation error occurred. Please make sure you have provided the correct Auth information";
const NO_LICENCE = "LicenseKey is not authorized to call the method.";

/** Posts a lead to a server that answers so. */
async function insertAt(t: TestContext, answer: Answer): Promise<Result> {
  const { baseUrl } = await startAnswering(t, answer);
  return startClient(t).insertProspect(callTo(baseUrl), SITE, CARD);
}

/** A test for each answer: what RPX sends and the outcome it has. */
function outcomes(
  cases: readonly (readonly [string, Answer, Partial<Record<"kind" | "cause", string>>, RegExp?])[],
): void {
  for (const [name, answer, expected, reason] of cases)
    test(name, async (t) => {
      const { outcome } = await insertAt(t, answer);
      assert.partialDeepStrictEqual(outcome, expected);
      if (reason) assert.match("reason" in outcome ? outcome.reason : "", reason);
    });
}

describe("the request", () => {
  test("is a SOAP 1.1 post to the whole base URL", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { body: inserted() });
    await startClient(t).insertProspect(callTo(`${baseUrl}?partner=1`), SITE, CARD);
    const [request, ...more] = seen;
    assert.ok(request);
    assert.equal(more.length, 0);
    assert.equal(request.method, "POST");
    assert.equal(request.url, `${PATH}?partner=1`);
    assert.equal(request.headers["soapaction"], '"http://tempuri.org/IRPXService/insertprospect"');
    assert.equal(request.headers["content-type"], "text/xml; charset=utf-8");
    assert.ok(request.body.includes(`<tem:licensekey>${LICENSE_KEY}</tem:licensekey>`));
  });

  test("goes to the endpoint of its method with that endpoint's key", async (t) => {
    const { baseUrl, seen } = await startAnswering(t, { body: inserted() });
    const method_specific = { insertprospect: { baseUrl, licensekey: "key-of-the-method" } };
    const call = callTo("http://127.0.0.1:1/", {}, { method_specific });
    const { outcome, exchange } = await startClient(t).insertProspect(call, SITE, CARD);
    assert.equal(outcome.kind, "confirmed");
    assert.equal(exchange.url, baseUrl);
    assert.match(seen[0]?.body ?? "", /<tem:licensekey>key-of-the-method</);
  });
});

describe("confirmed", () => {
  const confirmed = async (t: TestContext, body: string): Promise<InsertedGuestCard> => {
    const { outcome } = await insertAt(t, { body });
    assert.equal(outcome.kind, "confirmed");
    return outcome.value;
  };

  test("a new card", async (t) => {
    assert.deepEqual(await confirmed(t, inserted()), {
      guestCardId: "30000123",
      alreadyExisted: false,
      customerIds: ["30000456"],
    });
  });

  for (const [name, card, id] of [
    ["the new id goes before the id", "<ID>1</ID><NewID>2</NewID>", "2"],
    ["a new id of 0 is none", "<ID>1</ID><NewID>0</NewID>", "1"],
    ["an empty new id is none", "<NewID/><ID>1</ID>", "1"],
    ["without usable ids there is no id, and it is stored all the same", "<ID>0</ID><NewID>0</NewID>", null],
    ["without ids", "<Status>NEW</Status>", null],
    ["a new id below 0 is none", "<ID>1</ID><NewID>-1</NewID>", "1"],
    ["nor is any way of writing 0 an id", "<ID>00</ID><NewID>-1</NewID>", null],
  ] as const)
    test(name, async (t) => assert.equal((await confirmed(t, inserted(card))).guestCardId, id));

  test("SUCCESS in another case", async (t) => {
    assert.equal(
      (await confirmed(t, inserted(undefined, "<message>Success</message>"))).guestCardId,
      "30000123",
    );
  });

  test("without a guest card in the reply", async (t) => {
    const body = replyOf(
      "insertprospect",
      '<InsertProspectResponse xmlns=""><message>SUCCESS</message></InsertProspectResponse>',
    );
    assert.deepEqual(await confirmed(t, body), { guestCardId: null, alreadyExisted: false, customerIds: [] });
  });

  for (const status of ["DUPLICATE", "EXISTING"]) {
    test(`status ${status}: the card was there before`, async (t) => {
      const card = `<ID>30000123</ID><NewID>0</NewID><Status>${status}</Status>`;
      const value = await confirmed(t, inserted(card));
      assert.deepEqual([value.guestCardId, value.alreadyExisted], ["30000123", true]);
    });
    test(`message ${status} in place of SUCCESS: the card was there before`, async (t) => {
      const card = "<ID>30000123</ID><NewID>0</NewID>";
      const value = await confirmed(t, inserted(card, `<message>${status}</message>`));
      assert.deepEqual([value.guestCardId, value.alreadyExisted], ["30000123", true]);
    });
  }

  test("customers at every level, each once", async (t) => {
    const customers =
      "<Customers><CustomerID>1</CustomerID><CustomerID>2</CustomerID></Customers><CustomerResults><CustomerResult><CustomerID>2</CustomerID></CustomerResult><CustomerResult><CustomerID>3</CustomerID></CustomerResult></CustomerResults>";
    assert.deepEqual((await confirmed(t, inserted(undefined, undefined, customers))).customerIds, [
      "1",
      "2",
      "3",
    ]);
  });
});

describe("rejected", () => {
  const failure = inserted("<ID>0</ID><Status>ERROR</Status>", "<message>Invalid lead source.</message>", "");
  const blamed = applicationFault("The move-in reason does not exist.");
  outcomes([
    ["a message other than SUCCESS", { body: failure }, { kind: "rejected" }, /^Invalid lead source\.$/],
    ["a parameter fault at 200", { body: blamed }, { kind: "rejected" }, /^The move-in reason does/],
    ["a parameter fault at 500", { status: 500, body: blamed }, { kind: "rejected" }, /^The move-in reason/],
    [
      "a request that WCF cannot read",
      { status: 500, body: wcfFault("DeserializationFailed", "The string '' is not a valid date.") },
      { kind: "rejected" },
      /not a valid date/,
    ],
  ]);
});

describe("blocked", () => {
  const blocked = (cause: string): { kind: "blocked"; cause: string } => ({ kind: "blocked", cause });
  const licence = applicationFault(NO_LICENCE, "s:inv_Param", GENERIC);
  const subscription = applicationFault(
    "There are no active integrations for client id: 1111111 and property id: 2222222",
  );
  outcomes([
    ["the licence, by a fault at 200", { body: licence }, blocked("licence"), /^LicenseKey is not auth/],
    ["the licence, by a fault at 500", { status: 500, body: licence }, blocked("licence")],
    ["the subscription", { body: subscription }, blocked("subscription"), /no active integrations/],
    ["the credentials, by the generic text", { body: applicationFault(GENERIC) }, blocked("credentials")],
    [
      "the credentials, by the generic text beside an empty exception",
      { body: applicationFault("", "s:inv_Param", GENERIC) },
      blocked("credentials"),
    ],
    ["a wrong key", { body: applicationFault("Invalid LicenseKey") }, blocked("credentials")],
    [
      "a method that is not on the contract",
      { status: 500, body: wcfFault("ActionNotSupported", "ContractFilter mismatch") },
      blocked("misconfigured"),
    ],
    [
      "HTML with 403",
      { status: 403, type: "text/html", body: "<html><title>Access Denied</title></html>" },
      blocked("forbidden"),
      /403/,
    ],
    ["401", { status: 401 }, blocked("forbidden")],
    ["no such service", { status: 404, type: "text/html", body: "<html/>" }, blocked("misconfigured")],
    ["another content type wanted", { status: 415 }, blocked("misconfigured")],
  ]);

  test("a base URL that is none", async (t) => {
    const { outcome } = await startClient(t).insertProspect(callTo("not a url"), SITE, CARD);
    assert.partialDeepStrictEqual(outcome, { kind: "blocked", cause: "misconfigured" });
  });
});

describe("outcome-unknown", () => {
  const unknown = { kind: "outcome-unknown" };
  outcomes([
    ["500 without a fault", { status: 500, type: "text/plain", body: "oops" }, unknown, /500/],
    ["503 in HTML after the body was sent", { status: 503, type: "text/html", body: "<html>" }, unknown],
    ["502", { status: 502 }, unknown],
    ["400 without a fault", { status: 400 }, unknown],
    ["HTML with 200", { type: "text/html", body: "<html><body>Signed out</body></html>" }, unknown, /HTML/],
    ["an empty 200", {}, unknown],
    ["204", { status: 204 }, unknown],
    // What is before RPX may send callers on where the answer of a call is late.
    ["302", { status: 302, headers: { location: "/sorry.html" } }, unknown, /302.*base URL/],
    ["303", { status: 303, headers: { location: "/sorry.html" } }, unknown, /303.*base URL/],
    [
      "the reply of another method",
      { body: replyOf("updateprospect", "<message>SUCCESS</message>") },
      unknown,
    ],
    ["a success at 500", { status: 500, body: inserted() }, unknown],
    ["no message", { body: inserted(undefined, "") }, unknown, /message/],
    ["an empty message", { body: inserted(undefined, "<message/>") }, unknown],
    ["an empty result", { body: replyOf("insertprospect", "") }, unknown],
    [
      "a fault that says nothing known",
      { body: applicationFault("Timeout", "s:Server") },
      unknown,
      /^Timeout$/,
    ],
    [
      "a fault that speaks of a failure, and of a user name",
      { body: applicationFault("Execution Timeout Expired while the user name was read.") },
      unknown,
    ],
    [
      "a fault that speaks of a failure beside the generic text",
      { body: applicationFault("Object reference not set to an instance.", "s:inv_Param", GENERIC) },
      unknown,
    ],
    ...[
      "The underlying connection was closed: An unexpected error occurred on a receive.",
      "An error occurred while receiving the HTTP response to http://onesite/service.asmx.",
      "A transport-level error has occurred when receiving results from the server.",
      "The connection was forcibly closed by the remote host.",
      "The remote server returned an error: (502) Bad Gateway.",
      "Thread was being aborted.",
      "OneSite is busy. Please try again later.",
    ].flatMap((words): Parameters<typeof outcomes>[0][number][] => [
      [
        `a message: ${words}`,
        { body: inserted("<Status>ERROR</Status>", `<message>${words}</message>`) },
        unknown,
      ],
      [`a fault: ${words}`, { body: applicationFault(words) }, unknown],
    ]),
    [
      "a failure within WCF",
      {
        status: 500,
        body: wcfFault("InternalServiceFault", "The server was unable to process the request."),
      },
      unknown,
    ],
    [
      "a fault without texts",
      { status: 500, body: "<E><Body><Fault/></Body></E>" },
      unknown,
      /without a text/,
    ],
  ]);
});

describe("retry-later", () => {
  outcomes([["throttled", { status: 429, headers: { "retry-after": "1" } }, { kind: "retry-later" }, /429/]]);

  test("an answer before the request was sent whole", () => {
    // Not to be had from a server: undici hands our body to the socket in one piece.
    assert.equal(outcomeOfStatus(503, false).kind, "retry-later");
    assert.equal(outcomeOfStatus(503, true).kind, "outcome-unknown");
  });
});

describe("what is kept of the exchange", () => {
  const secrets = { licensekey: 'key&<"secret">', username: "PARTNER_USER", password: "PARTNER_PASS" };
  const echo = 'Invalid LicenseKey key&amp;&lt;"secret"&gt; of PARTNER_USER with PARTNER_PASS';

  test("has status, times and RPX's log id", async (t) => {
    const { exchange } = await insertAt(t, { body: applicationFault(NO_LICENCE) });
    assert.equal(exchange.httpStatus, 200);
    assert.equal(exchange.method, "insertprospect");
    assert.equal(exchange.messageLogId, "2026.11.0123456789abcdef0123456789abcdef.101");
    assert.equal(exchange.reply, applicationFault(NO_LICENCE));
    assert.ok(exchange.finishedAt >= exchange.startedAt);
  });

  for (const [name, body] of [
    ["a fault", applicationFault(echo)],
    ["a message", inserted("", `<message>${echo}</message>`)],
  ] as const)
    test(`shows no secret that ${name} repeats`, async (t) => {
      const { baseUrl } = await startAnswering(t, { body });
      const result = await startClient(t).insertProspect(callTo(baseUrl, {}, secrets), SITE, CARD);
      assert.doesNotMatch(JSON.stringify(result), /key&|secret|PARTNER_USER|PARTNER_PASS/);
    });
});
