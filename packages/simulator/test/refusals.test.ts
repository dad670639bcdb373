import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { KEYS } from "../src/simulator.ts";
import { type Auth, envelope, lead, payload, post, start, text, texts } from "./harness.ts";

const started = await start();
const { url } = started.simulator;
const METHODS = [
  "getsubscriptions",
  "getsitelist",
  "getunitlist",
  "unitlist",
  "getfloorplanlist",
  "getleasingagentsbyproperty",
  "getmarketingsourcesbyproperty",
  "getpicklistprospect",
  "getallcontacttypes",
  "getactivitytypes",
  "prospectsearch",
  "insertprospect",
  "updateprospect",
  "insertactivity",
];
const BAD_AUTH =
  "A validation error occurred. Please make sure you have provided the correct Auth information";
const UNLICENSED = "LicenseKey is not authorized to call the method.";

/** Checks an application fault (wire.md §5) to the letter, but for its log id. */
async function assertFault(auth: Auth, method: string, message: string): Promise<void> {
  const reply = await started.call(method, "", auth);
  assert.equal(reply.status, 200);
  assert.match(reply.contentType, /^text\/xml/);
  assert.equal(
    reply.body.replace(/<MessageLogId>\d{4}\.\d{1,2}\.[0-9a-f]{32}\.\d+</, "<MessageLogId><"),
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:inv_Param</faultcode><faultstring xml:lang="en-US">${message}</faultstring><detail><RPXApplicationFault xmlns="http://schemas.datacontract.org/2004/07/PLACEHOLDER" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><CustomMessage>${BAD_AUTH}</CustomMessage><ExceptionMessage>${message}</ExceptionMessage><LogId>0</LogId><MessageLogId></MessageLogId></RPXApplicationFault></detail></s:Fault></s:Body></s:Envelope>`,
  );
}

describe("a bad key", () => {
  for (const method of METHODS)
    it(`is refused by ${method}`, () =>
      assertFault({ licensekey: "99999999-9999-4999-8999-999999999999" }, method, BAD_AUTH));

  it("is also one that is missing", () => assertFault({ licensekey: "" }, "getsitelist", BAD_AUTH));

  it("is not one in capitals", async () => {
    await started.control.setLicence("AbCdEf00-0000-4000-8000-000000000000", ["2000001"], null);
    payload(
      "getsitelist",
      await started.call("getsitelist", "", { licensekey: "ABCDEF00-0000-4000-8000-000000000000" }),
    );
  });
});

describe("a licence", () => {
  it("of an older partner wants user name and password", async () => {
    const user = "<tem:username>PARTNER_USER</tem:username>";
    const auth = { licensekey: KEYS.oldStyle };
    await assertFault(auth, "getsitelist", BAD_AUTH);
    await assertFault({ ...auth, extra: `${user}<tem:password>no</tem:password>` }, "getsitelist", BAD_AUTH);
    const right = { ...auth, extra: `${user}<tem:password>PARTNER_PASS</tem:password>` };
    payload("getsitelist", await started.call("getsitelist", "", right));
  });

  it("without a method refuses it, and takes the others", async () => {
    const auth = { licensekey: KEYS.readOnly };
    for (const method of ["insertprospect", "updateprospect", "insertactivity"])
      await assertFault(auth, method, UNLICENSED);
    payload("prospectsearch", await started.call("prospectsearch", "", auth));
  });

  it("is subscribed to its sites only, under their company", async () => {
    const none = (pmcid: string, siteid: string): string =>
      `There are no active integrations for client id: ${pmcid} and property id: ${siteid}`;
    const cases: Auth[] = [
      { licensekey: KEYS.oneSite, siteid: "2000003", pmcid: "1000001" },
      { siteid: "2000002", pmcid: "1000001" },
      { siteid: "9999999" },
    ];
    for (const auth of cases)
      await assertFault(auth, "getsitelist", none(auth.pmcid ?? "1000001", auth.siteid ?? ""));
    await assertFault({ siteid: "" }, "getsitelist", none("1000001", ""));
    await assertFault({ siteid: "", pmcid: "7777777" }, "getsubscriptions", none("7777777", ""));
    payload("getsitelist", await started.call("getsitelist", "", { pmcid: "" }));
  });

  it("can be changed and taken away while the simulator runs", async () => {
    const licensekey = "55555555-5555-4555-8555-555555555555";
    await started.control.setLicence(licensekey, ["2000001"], ["getsitelist"]);
    payload("getsitelist", await started.call("getsitelist", "", { licensekey }));
    await assertFault({ licensekey }, "unitlist", UNLICENSED);
    await started.control.setLicence(licensekey, ["2000001"], null, { username: "u", password: "p" });
    await assertFault({ licensekey }, "getsitelist", BAD_AUTH);
    await started.control.removeLicence(licensekey);
    await assertFault({ licensekey }, "getsitelist", BAD_AUTH);
  });
});

describe("an unknown method", () => {
  it("is answered as captured, letter for letter", async () => {
    const reply = await started.call("nosuchmethod");
    assert.equal(reply.status, 500);
    const captured = await readFile(new URL("sample-unknown-method.xml", import.meta.url), "utf8");
    assert.equal(reply.body, captured.trim());
  });

  it("is also one that RPX does not have, one in other case, and none at all", async () => {
    for (const method of ["getguestcardlist", "InsertProspect", "constructor"]) {
      const reply = await started.call(method);
      assert.equal(reply.status, 500);
      assert.match(reply.body, /a:ActionNotSupported/);
    }
    const reply = await post(url, "getsitelist", envelope("getsitelist"), { soapaction: "" });
    assert.match(reply.body, /a:ActionNotSupported/);
  });
});

describe("routing", () => {
  it("is by SOAPAction, quoted or not, whatever the case of the path", async () => {
    const action = "http://tempuri.org/IRPXService/getsitelist";
    for (const soapaction of [action, `"${action}"`])
      for (const path of [url, url.replace("RPXGateway", "rpxgateway").replace("partner", "PARTNER")])
        payload("getsitelist", await post(path, "", envelope("getsitelist"), { soapaction }));
  });

  it("refuses an element that is not the action's", async () => {
    const reply = await post(url, "unitlist", envelope("getsitelist"));
    assert.equal(reply.status, 500);
    assert.match(reply.body, /a:DeserializationFailed/);
  });

  it("knows other folders and services, and no other paths", async () => {
    const at = (path: string): string => new URL(path, url).href;
    const other = at("/rpxgateway/partner/Promet-123/Prometheus.svc");
    payload("getsitelist", await post(other, "getsitelist", envelope("getsitelist")));
    assert.equal((await post(at("/elsewhere"), "getsitelist", envelope("getsitelist"))).status, 404);
  });

  it("takes POST and text/xml alone", async () => {
    assert.equal((await fetch(`${url}?wsdl`)).status, 405);
    const soap12 = { "content-type": "application/soap+xml; charset=utf-8" };
    assert.equal((await post(url, "getsitelist", envelope("getsitelist"), soap12)).status, 415);
    payload(
      "getsitelist",
      await post(url, "getsitelist", envelope("getsitelist"), { "content-type": "text/xml" }),
    );
  });
});

describe("what cannot be read", () => {
  const assertUnread = async (body: string, method = "insertprospect"): Promise<void> => {
    const reply = await post(url, method, body);
    assert.equal(reply.status, 500, body.slice(0, 200));
    assert.match(
      reply.body,
      /<faultcode xmlns:a="http:\/\/schemas\.microsoft\.com\/net\/2005\/12\/windowscommunicationfoundation\/dispatcher">a:DeserializationFailed</,
    );
  };

  it("is XML that is not well-formed, has a document type, or is nested without end", async () => {
    await assertUnread("");
    await assertUnread("<not xml");
    await assertUnread(envelope("insertprospect", lead()).replace("</soapenv:Body>", ""));
    await assertUnread(envelope("insertprospect", lead({ firstname: "A & B" })));
    await assertUnread(envelope("insertprospect", lead({ firstname: "\u0001" })));
    await assertUnread(
      `<!DOCTYPE a [<!ENTITY b "c">]>${envelope("insertprospect", lead()).replace(/<\?xml[^>]*>/, "")}`,
    );
    await assertUnread(`${"<a>".repeat(500)}${"</a>".repeat(500)}`);
    await assertUnread("<Body><insertprospect/></Body>");
  });

  it("is an empty or wrong date, number or truth value", async () => {
    const { stored } = await started.control.stats();
    const wrong: Record<string, readonly string[]> = {
      datecontact: ["", " ", "tomorrow", "2026-13-01", "2026-02-30", "11/23/2026", "2026-11-23 10:00:00"],
      datefollowup: [""],
      createdate: [""],
      guestcardid: ["", "x"],
      daysbackduplicatecheck: ["", "1.5", "99999999999"],
      skipduplicatecheck: ["", "yes", "False"],
    };
    for (const [name, values] of Object.entries(wrong))
      for (const value of values)
        await assertUnread(envelope("insertprospect", lead({}, `<tem:${name}>${value}</tem:${name}>`)));
    const nested = [
      "<tem:preferences><tem:dateneeded></tem:dateneeded></tem:preferences>",
      "<tem:preferences><tem:occupants/></tem:preferences>",
      "<tem:appointment><tem:year></tem:year></tem:appointment>",
    ];
    for (const more of nested) await assertUnread(envelope("insertprospect", lead({}, more)));
    await assertUnread(envelope("insertprospect", lead({ customerid: "" })));
    await assertUnread(
      envelope("insertactivity", "<tem:activity><tem:actiondate></tem:actiondate></tem:activity>"),
      "insertactivity",
    );
    assert.equal((await started.control.stats()).stored, stored);
  });

  it("is told before the key is looked at", () =>
    assertUnread(envelope("insertprospect", lead({}, "<tem:datecontact/>"), { licensekey: "unknown" })));

  it("is not a date with time, zone or blanks around it, nor an element that is left out", async () => {
    for (const date of [
      "2026-11-23",
      "2026-11-23T10:15:00",
      "2026-11-23T10:15:00Z",
      " 2028-02-29T10:15:00.123-06:00\n",
    ])
      assert.equal(
        text(
          payload(
            "insertprospect",
            await started.call("insertprospect", lead({}, `<tem:datecontact>${date}</tem:datecontact>`)),
          ),
          "message",
        ),
        "SUCCESS",
      );
  });

  it("is a body beyond 4 MiB, which HTTP refuses", async () => {
    const reply = await post(
      url,
      "insertprospect",
      envelope("insertprospect", lead({ firstname: "x".repeat(5_000_000) })),
    );
    assert.equal(reply.status, 413);
    assert.deepEqual(texts(reply.body, "H1"), ["Request Entity Too Large"]);
  });
});
