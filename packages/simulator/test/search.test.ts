import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Auth, lead, payload, type Person, search, start, text, texts } from "./harness.ts";

const OTHER_SITE = { siteid: "2000002", pmcid: "1000002" };
const started = await start();

const insert = async (person: Person, more = "", auth: Auth = {}): Promise<string> =>
  text(payload("insertprospect", await started.call("insertprospect", lead(person, more), auth)), "ID");
const find = async (criteria: string, auth: Auth = {}): Promise<string> =>
  payload("prospectsearch", await started.call("prospectsearch", search(criteria), auth));
const ids = async (criteria: string, auth: Auth = {}): Promise<string[]> =>
  texts(await find(criteria, auth), "GuestCardID");
const span = (name: string, from: string, to: string): string =>
  `<tem:${name}><tem:datefrom>${from}</tem:datefrom><tem:dateto>${to}</tem:dateto></tem:${name}>`;
const id = (value: string): string => `<tem:guestcardid>${value}</tem:guestcardid>`;
const email = (value: string): string => `<tem:email>${value}</tem:email>`;
/** The clock of the first property, `YYYY-MM-DDTHH:mm:ss`, so many seconds from now. */
const chicago = (seconds = 0): string =>
  new Date(Date.now() + seconds * 1000)
    .toLocaleString("sv-SE", { timeZone: "America/Chicago" })
    .replace(" ", "T");

describe("prospectsearch", () => {
  it("shows a card as wire.md §4.2 does", async () => {
    const card = await insert(
      { firstname: "Ada", lastname: "Shape", email: "shape@example.com", phone: "5550100001" },
      "<tem:primaryleadsource>P000000001</tem:primaryleadsource><tem:leasingagentid>0</tem:leasingagentid><tem:preferences><tem:dateneeded>2027-01-15</tem:dateneeded><tem:occupants>2</tem:occupants></tem:preferences>",
    );
    const found = await find(id(card));
    const created = text(found, "CreateDate");
    assert.equal(
      found,
      `<ProspectSearch xmlns=""><GuestCards><GuestCard><GuestCardID>${card}</GuestCardID><CreateDate>${created}</CreateDate><PrimaryLeadSource>P000000001</PrimaryLeadSource><LeasingAgentID>0</LeasingAgentID><MoveInReason/><PetWeightRange/><Preferences><Occupants>2</Occupants><LeaseTermMonths/><PriceRangeID/><FloorplanID/><DateNeeded>2027-01-15T00:00:00</DateNeeded></Preferences><Prospects><Prospect><CustomerID>${text(found, "CustomerID")}</CustomerID><FirstName>Ada</FirstName><LastName>Shape</LastName><Email>shape@example.com</Email><PrefCommunicationType/><Numbers><PhoneNumber><Number>5550100001</Number></PhoneNumber></Numbers></Prospect></Prospects></GuestCard></GuestCards></ProspectSearch>`,
    );
    assert.ok(created >= chicago(-10) && created <= chicago(10), `${created} is not local to the property`);
  });

  it("finds by guest card id, only at the site of the card", async () => {
    const card = await insert({ lastname: "Ident" });
    assert.deepEqual(await ids(id(card)), [card]);
    assert.deepEqual(await ids(id(card), OTHER_SITE), []);
    assert.equal(await find(id("1")), '<ProspectSearch xmlns=""><GuestCards></GuestCards></ProspectSearch>');
  });

  it("finds by e-mail in any case, only at the site that asks", async () => {
    const here = await insert({ lastname: "Mail", email: "Mail@example.com" });
    const there = await insert({ lastname: "Mail", email: "mail@example.com" }, "", OTHER_SITE);
    assert.deepEqual(await ids(email("MAIL@EXAMPLE.COM")), [here]);
    assert.deepEqual(await ids(email("mail@example.com"), OTHER_SITE), [there]);
    assert.deepEqual(await ids(email("nobody@example.com")), []);
  });

  it("finds by last name or full name, in any case", async () => {
    const card = await insert({ firstname: "Mary Ann", lastname: "Van Named" });
    assert.deepEqual(await ids("<tem:name>van named</tem:name>"), [card]);
    assert.deepEqual(await ids("<tem:name>MARY ANN VAN NAMED</tem:name>"), [card]);
    assert.deepEqual(await ids("<tem:name>Named</tem:name>"), []);
  });

  it("finds by creation within a window of the property's clock, by the second and by the day", async () => {
    const card = await insert({ lastname: "Window", email: "window@example.com" });
    const mine = email("window@example.com");
    assert.deepEqual(await ids(mine + span("createdate", chicago(-5), chicago(5))), [card]);
    assert.deepEqual(await ids(mine + span("createdate", chicago(-90), chicago(-60))), []);
    assert.deepEqual(await ids(mine + span("createdate", chicago(60), chicago(90))), []);
    const [today, tomorrow] = [chicago().slice(0, 10), chicago(86_400 * 1.5).slice(0, 10)];
    assert.deepEqual(await ids(mine + span("createdate", today, today)), [card]);
    assert.deepEqual(await ids(mine + span("createdate", tomorrow, tomorrow)), []);
    assert.ok((await ids(span("createdate", chicago(-5), chicago(5)))).includes(card), "the window alone");
  });

  it("reads a window that is written over several lines", async () => {
    const spaced = `<tem:createdate>\n  <tem:datefrom>${chicago(-5)}</tem:datefrom>\n  <tem:dateto>${chicago(5)}</tem:dateto>\n</tem:createdate>`;
    assert.notDeepEqual(await ids(spaced), []);
  });

  it("takes a window without one of its ends, and an empty one for none", async () => {
    const card = await insert({ lastname: "Open", email: "open@example.com" });
    const mine = email("open@example.com");
    const from = (moment: string): string =>
      `<tem:createdate><tem:datefrom>${moment}</tem:datefrom></tem:createdate>`;
    assert.deepEqual(await ids(mine + from(chicago(-5))), [card]);
    assert.deepEqual(await ids(mine + from(chicago(60))), []);
    assert.deepEqual(await ids(`${mine}<tem:createdate/>`), [card]);
  });

  it("refuses a window with an empty date or one that is none", async () => {
    for (const date of ["", "soon", "2026-02-30", "11/23/2026"]) {
      const reply = await started.call("prospectsearch", search(span("createdate", date, "2026-01-01")));
      assert.equal(reply.status, 500, date);
      assert.match(reply.body, /a:DeserializationFailed/);
    }
  });

  it("all criteria must hold", async () => {
    const card = await insert({ lastname: "Both", email: "both@example.com" });
    assert.deepEqual(await ids(`${id(card)}${email("both@example.com")}`), [card]);
    assert.deepEqual(await ids(`${id(card)}${email("other@example.com")}`), []);
    assert.deepEqual(await ids(`${email("both@example.com")}<tem:name>Window</tem:name>`), []);
  });

  it("hides new cards for hiddenMs, and knows them in the duplicate check all the same", async () => {
    await started.control.set({ hiddenMs: 300 });
    const person = { lastname: "Late", email: "late@example.com" };
    const card = await insert(person);
    await started.control.set({ hiddenMs: 0 });
    assert.deepEqual(await ids(email("late@example.com")), []);
    assert.deepEqual(await ids(id(card)), []);
    assert.equal(await insert(person), card);
    await new Promise((resolve) => setTimeout(resolve, 320));
    assert.deepEqual(await ids(email("late@example.com")), [card]);
  });
});

describe("updateprospect", () => {
  const update = async (inside: string, auth: Auth = {}): Promise<string> =>
    payload(
      "updateprospect",
      await started.call("updateprospect", `<tem:guestcard>${inside}</tem:guestcard>`, auth),
    );
  const people = (customer: string, more: string): string =>
    `<tem:prospects><tem:Prospect><tem:customerid>${customer}</tem:customerid>${more}</tem:Prospect></tem:prospects>`;

  it("replaces what is sent, keeps the rest, and moves modifieddate", async () => {
    const card = await insert(
      { lastname: "Before", email: "before@example.com", phone: "5550100002" },
      "<tem:prospectcomment>kept</tem:prospectcomment>",
    );
    const held = await started.control.guestCard(card);
    const customer = held.prospects[0]?.customerId ?? "";
    await new Promise((resolve) => setTimeout(resolve, 5));
    const reply = await update(
      `${id(card)}<tem:primaryleadsource>P000000002</tem:primaryleadsource>${people(customer, "<tem:lastname>After</tem:lastname><tem:email>after@example.com</tem:email>")}`,
    );
    assert.equal(reply, '<UpdateProspect xmlns=""><message>SUCCESS</message></UpdateProspect>');
    const now = await started.control.guestCard(card);
    assert.equal(now.fields["prospectcomment"], "kept");
    assert.equal(now.fields["primaryleadsource"], "P000000002");
    assert.equal(now.prospects[0]?.firstname, "Robin");
    assert.equal(now.prospects[0].lastname, "After");
    assert.deepEqual(now.prospects[0].phones, held.prospects[0]?.phones);
    assert.equal(now.createDate, held.createDate);
    assert.ok(now.modifiedAt > held.modifiedAt);
  });

  it("is found by modifieddate, and no longer by what it replaced", async () => {
    const person = { lastname: "Moved", email: "old@example.com" };
    const card = await insert(person);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const between = chicago();
    const since = (moment: string): string => id(card) + span("modifieddate", moment, chicago(60));
    assert.deepEqual(await ids(since(between)), []);
    const held = await started.control.guestCard(card);
    await update(
      id(card) +
        people(
          held.prospects[0]?.customerId ?? "",
          "<tem:lastname>Gone</tem:lastname><tem:email>new@example.com</tem:email>",
        ),
    );
    assert.deepEqual(await ids(since(between)), [card]);
    assert.deepEqual(await ids(email("new@example.com")), [card]);
    assert.deepEqual(await ids(email("old@example.com")), []);
    assert.deepEqual(await ids("<tem:name>Gone</tem:name>"), [card]);
    assert.deepEqual(await ids("<tem:name>Moved</tem:name>"), []);
    assert.notEqual(await insert(person), card, "the duplicate check knows the new values only");
  });

  it("refuses what it cannot apply, and changes nothing", async () => {
    const card = await insert({ lastname: "Stays" });
    const before = await started.control.guestCard(card);
    const customer = before.prospects[0]?.customerId ?? "";
    const cases: [inside: string, message: string][] = [
      [id("1"), "Guest card not found."],
      [id(card) + people("1", "<tem:lastname>X</tem:lastname>"), "Customer not found."],
      [
        id(card) + people(customer, "<tem:lastname></tem:lastname>"),
        "First name and last name are required.",
      ],
      [`${id(card)}<tem:primaryleadsource>P999999999</tem:primaryleadsource>`, "Invalid primaryleadsource."],
    ];
    for (const [inside, message] of cases) assert.equal(text(await update(inside), "message"), message);
    assert.equal(text(await update(id(card), OTHER_SITE), "message"), "Guest card not found.");
    assert.deepEqual(await started.control.guestCard(card), before);
  });
});

describe("insertactivity", () => {
  const act = (inside: string): ReturnType<typeof started.call> =>
    started.call("insertactivity", `<tem:activity>${inside}</tem:activity>`);

  it("stores the activity and moves lastactivitydate", async () => {
    const card = await insert({ lastname: "Active" });
    const reply = payload(
      "insertactivity",
      await act(
        `${id(card)}<tem:actiondate>2026-11-24T10:00:00.123456</tem:actiondate><tem:comments>Called &amp; left word</tem:comments><tem:creatorid>0</tem:creatorid><tem:typeid>S000000001</tem:typeid>`,
      ),
    );
    const activity = text(reply, "NewID");
    assert.equal(reply, `<Activity xmlns=""><NewID>${activity}</NewID></Activity>`);
    const held = (await started.control.activities()).find((one) => one.id === activity);
    assert.equal(held?.guestCardId, card);
    assert.equal(held.fields["comments"], "Called & left word");
    assert.deepEqual(await ids(id(card) + span("lastactivitydate", chicago(-5), chicago(5))), [card]);
    assert.deepEqual(await ids(id(card) + span("lastactivitydate", chicago(60), chicago(90))), []);
  });

  it("refuses an unknown card or type with an application fault, and stores nothing", async () => {
    const card = await insert({ lastname: "Passive" });
    const { activities } = await started.control.stats();
    for (const [inside, message] of [
      [id("1"), "Invalid guestcardid."],
      [`${id(card)}<tem:typeid>S999999999</tem:typeid>`, "Invalid typeid."],
    ] as const) {
      const reply = await act(inside);
      assert.equal(reply.status, 200);
      assert.equal(text(reply.body, "ExceptionMessage"), message);
    }
    assert.equal((await started.control.stats()).activities, activities);
  });
});
