import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { guestcard, lead, payload, post, prospect, start, text, texts } from "./harness.ts";

const started = await start();

describe("insertprospect", () => {
  it("stores a guest card and names it as in wire.md §3.2", async () => {
    const reply = payload(
      "insertprospect",
      await started.call("insertprospect", lead({ email: "a@example.com" })),
    );
    const id = text(reply, "ID");
    const customer = text(reply, "CustomerID");
    assert.equal(
      reply,
      `<InsertProspectResponse xmlns=""><Guestcard><ID>${id}</ID><NewID>${id}</NewID><Result>SUCCESS</Result><Status>NEW</Status><Action>INSERT</Action></Guestcard><message>SUCCESS</message><Customers><CustomerID>${customer}</CustomerID></Customers><CustomerResults><CustomerResult><CustomerID>${customer}</CustomerID></CustomerResult></CustomerResults></InsertProspectResponse>`,
    );
    const card = await started.control.guestCard(id);
    assert.equal(card.prospects[0]?.email, "a@example.com");
    assert.equal(card.prospects[0].customerId, customer);
  });

  it("keeps every field of the request of §8, the appointment too", async () => {
    const sample = (await readFile(new URL("sample-insertprospect.xml", import.meta.url), "utf8")).replace(
      "00000000-0000-0000-0000-000000000000",
      "44444444-4444-4444-8444-444444444444",
    );
    const reply = payload(
      "insertprospect",
      await post(started.simulator.url, "insertprospect", sample, {
        soapaction: '"http://tempuri.org/IRPXService/insertprospect"',
      }),
    );
    const card = await started.control.guestCard(text(reply, "NewID"));
    assert.equal(card.fields["prospectcomment"], "Asked about two-bedroom homes. Ref lead-000123");
    assert.deepEqual(card.preferences, {
      dateneeded: "2027-01-15",
      leasetermmonths: "12",
      floorplanid: "3",
      floorplangroupid: "Z000000001",
      desiredrent: "1800",
      occupants: "2",
      pricerangeid: "P000000003",
    });
    assert.deepEqual(card.appointment, {
      year: "2026",
      month: "11",
      day: "27",
      hour: "14",
      minute: "30",
      leasingagentid: "0",
    });
    const [head] = card.prospects;
    assert.equal(head?.middlename, "Q");
    assert.equal(head.address["zip"], "75001");
    assert.deepEqual(head.phones, [{ type: "Mobile", number: "5550100000" }]);
    assert.equal(head.prefcommunicationtype, "EMAIL");
  });

  it("stores several people and names each", async () => {
    const people = prospect({ lastname: "Many" }) + prospect({ lastname: "More", relationshipid: "S" });
    const reply = payload("insertprospect", await started.call("insertprospect", guestcard(people)));
    const ids = texts(reply, "CustomerID");
    assert.equal(new Set(ids).size, 2);
    const card = await started.control.guestCard(text(reply, "ID"));
    assert.deepEqual(
      card.prospects.map((one) => one.lastname),
      ["Many", "More"],
    );
  });

  it("keeps markup and characters beyond ASCII as they were sent", async () => {
    const reply = await started.call(
      "insertprospect",
      lead({ firstname: "Zoë &amp; &lt;b&gt;", lastname: "O&apos;Hara 東" }),
    );
    const card = await started.control.guestCard(text(payload("insertprospect", reply), "ID"));
    assert.equal(card.prospects[0]?.firstname, "Zoë & <b>");
    assert.equal(card.prospects[0].lastname, "O'Hara 東");
  });

  it("ignores order, unknown elements, ExtensionData and any namespace prefix", async () => {
    const args =
      '<x:guestcard xmlns:x="http://tempuri.org/"><x:ExtensionData/><x:nonsense>1</x:nonsense><x:prospects><x:Prospect><x:lastname>Order</x:lastname><x:relationshipid>H</x:relationshipid><x:firstname>Any</x:firstname></x:Prospect></x:prospects></x:guestcard>';
    assert.equal(
      text(payload("insertprospect", await started.call("insertprospect", args)), "message"),
      "SUCCESS",
    );
  });

  describe("duplicate check", () => {
    const statusOf = async (args: string, siteid?: string): Promise<string> => {
      const auth = siteid === undefined ? {} : { siteid, pmcid: "1000002" };
      return text(payload("insertprospect", await started.call("insertprospect", args, auth)), "Status");
    };

    it("answers with the card that is there, and stores none", async () => {
      const twin = lead({ lastname: "Twin", email: "twin@example.com" });
      const first = payload("insertprospect", await started.call("insertprospect", twin));
      const { stored, duplicates } = await started.control.stats();
      const second = payload(
        "insertprospect",
        await started.call(
          "insertprospect",
          lead({ firstname: "ROBIN", lastname: "twin", email: "TWIN@example.com" }),
        ),
      );
      assert.equal(text(second, "ID"), text(first, "ID"));
      assert.equal(text(second, "NewID"), "0");
      assert.equal(text(second, "Status"), "DUPLICATE");
      assert.equal(text(second, "CustomerID"), text(first, "CustomerID"));
      const after = await started.control.stats();
      assert.equal(after.stored, stored);
      assert.equal(after.duplicates, duplicates + 1);
    });

    it("compares phones by their last ten digits", async () => {
      assert.equal(await statusOf(lead({ lastname: "Phone", phone: "+1 555-010-0042" })), "NEW");
      assert.equal(await statusOf(lead({ lastname: "Phone", phone: "5550100042" })), "DUPLICATE");
    });

    it("takes another name, another e-mail and phone, or another site for another card", async () => {
      assert.equal(await statusOf(lead({ lastname: "Alone", email: "alone@example.com" })), "NEW");
      assert.equal(await statusOf(lead({ lastname: "Alonso", email: "alone@example.com" })), "NEW");
      assert.equal(await statusOf(lead({ lastname: "Alone", email: "other@example.com" })), "NEW");
      assert.equal(await statusOf(lead({ lastname: "Alone" })), "NEW");
      assert.equal(await statusOf(lead({ lastname: "Alone", email: "alone@example.com" }), "2000002"), "NEW");
    });

    it("is left out with skipduplicatecheck, and looks no further back than daysbackduplicatecheck", async () => {
      const person = { lastname: "Skip", email: "skip@example.com" };
      assert.equal(await statusOf(lead(person)), "NEW");
      assert.equal(
        await statusOf(lead(person, "<tem:skipduplicatecheck>true</tem:skipduplicatecheck>")),
        "NEW",
      );
      const days = "<tem:daysbackduplicatecheck>0</tem:daysbackduplicatecheck>";
      await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(await statusOf(lead(person, days)), "NEW");
      assert.equal(
        await statusOf(lead(person, "<tem:daysbackduplicatecheck>91</tem:daysbackduplicatecheck>")),
        "DUPLICATE",
      );
    });

    it("finds none where the settings turn it off", async () => {
      const person = { lastname: "Off", email: "off@example.com" };
      assert.equal(await statusOf(lead(person)), "NEW");
      await started.control.set({ findsDuplicates: false });
      assert.equal(await statusOf(lead(person)), "NEW");
      await started.control.set({ findsDuplicates: true });
      assert.equal(await statusOf(lead(person)), "DUPLICATE");
    });

    it("says it in place of SUCCESS where the settings ask for that", async () => {
      const person = { lastname: "Said", email: "said@example.com" };
      await statusOf(lead(person));
      await started.control.set({ duplicateMessage: "A duplicate guest card exists." });
      const reply = payload("insertprospect", await started.call("insertprospect", lead(person)));
      await started.control.set({ duplicateMessage: "SUCCESS" });
      assert.equal(text(reply, "message"), "A duplicate guest card exists.");
      assert.equal(text(reply, "Status"), "DUPLICATE");
    });
  });

  describe("refuses as business, with HTTP 200 and a message", () => {
    const cases: Record<string, [args: string, message: string]> = {
      "no prospect": ["<tem:guestcard/>", "First name and last name are required."],
      "an empty first name": [lead({ firstname: "" }), "First name and last name are required."],
      "an empty last name": [lead({ lastname: "" }), "First name and last name are required."],
      "a name of 31 characters": [
        lead({ lastname: "x".repeat(31) }),
        "First name and last name must not exceed 30 characters.",
      ],
      "an unknown relationship": [lead({ relationshipid: "Q" }), "Invalid relationshipid."],
      "an unknown lead source": [
        lead({}, "<tem:primaryleadsource>P000000041</tem:primaryleadsource>"),
        "Invalid primaryleadsource.",
      ],
      "an unknown agent": [
        lead({}, "<tem:leasingagentid>999</tem:leasingagentid>"),
        "Invalid leasingagentid.",
      ],
      "an unknown contact type": [lead({}, "<tem:contacttype>X</tem:contacttype>"), "Invalid contacttype."],
      "an unknown floor plan": [
        lead({}, "<tem:preferences><tem:floorplanid>41</tem:floorplanid></tem:preferences>"),
        "Invalid floorplanid.",
      ],
    };
    for (const [what, [args, message]] of Object.entries(cases))
      it(what, async () => {
        const { stored } = await started.control.stats();
        const reply = payload("insertprospect", await started.call("insertprospect", args));
        assert.equal(text(reply, "message"), message);
        assert.equal(text(reply, "Status"), "ERROR");
        assert.equal(text(reply, "NewID"), "0");
        assert.equal((await started.control.stats()).stored, stored);
      });

    it("but takes 30 characters, an empty lead source and a second person's own relationship", async () => {
      const people =
        prospect({ lastname: "y".repeat(30) }) + prospect({ lastname: "Other", relationshipid: "ADULT1" });
      const args = guestcard(people, "<tem:primaryleadsource/>");
      assert.equal(
        text(payload("insertprospect", await started.call("insertprospect", args)), "message"),
        "SUCCESS",
      );
    });
  });
});
