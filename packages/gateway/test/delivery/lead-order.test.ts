import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo, timelineOf } from "../harness/leads.ts";
import { delivered, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { connectThroughGate, type TollGate } from "../harness/toll-gate.ts";
import { until } from "../harness/wait.ts";

/** Changes of one lead that follow each other closely: RPX ends up with what was asked for last. */
describe("changes of a lead that come close together", () => {
  let playground: Playground;
  let gate: TollGate;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    // A change that is held back is no lost one.
    playground = await openPlayground({ GUESTCARD_ANSWER_TIMEOUT_MS: "60000" });
    ({ api } = await playground.serve());
    ({ gate, integrationId, place } = await connectThroughGate(api, playground));
  });
  after(async () => {
    await gate.close();
    await playground.stop();
  });
  afterEach(() => {
    gate.onCall = () => true;
    gate.onReply = (_method, text) => text;
  });

  /** A lead that RPX holds, and its guest card's id. */
  async function newLead(): Promise<{ leadId: string; cardId: string }> {
    const body = leadTo(integrationId, place, { phone_1: "2145550100", phone_2: "2145550101" });
    const { created_record_id: leadId } = await delivered(api, await accept(api, body));
    const lead = (await api.get(`/v1/leads/${leadId}`)).body.results;
    return { leadId, cardId: lead.x_guestcard_id };
  }

  /** Asks for a change and gives its job. */
  async function put(leadId: string, body: unknown): Promise<string> {
    const answer = await api.call("PUT", `/v1/leads/realpage_rpx/${leadId}`, { body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body.meta.job_id;
  }

  const personOn = async (cardId: string): Promise<any> =>
    (await playground.control.guestCards()).find((card) => card.id === cardId)?.prospects[0];

  test("one that RPX puts off while the next already waits goes first all the same", async () => {
    const { leadId, cardId } = await newLead();
    let calls = 0;
    gate.onCall = async (method, moment) => {
      if (method !== "updateprospect" || moment !== "received" || ++calls > 1) return true;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return 429;
    };
    const first = await put(leadId, { city: "First" });
    await until("the first call", () => Promise.resolve(calls === 1));
    const second = await put(leadId, { city: "Second" });
    for (const jobId of [first, second]) await delivered(api, jobId);
    assert.equal((await personOn(cardId)).address.city, "Second");
  });

  test("a slow one is not overtaken, also where an earlier one is to be read back", async () => {
    const { leadId, cardId } = await newLead();
    let changes = 0;
    gate.onCall = async (method, moment) => {
      if (method === "updateprospect" && moment === "received" && ++changes === 2)
        await new Promise((resolve) => setTimeout(resolve, 1600));
      return true;
    };
    const jobs = [];
    for (const city of ["First", "Second", "Third"]) jobs.push(await put(leadId, { city }));
    for (const jobId of jobs) await delivered(api, jobId);
    await until("the last", async () => (await personOn(cardId)).address.city === "Third");
    assert.equal(changes, 3);
  });

  test("the next one does not undo what it does not name", async () => {
    const { leadId, cardId } = await newLead();
    const jobs = [
      await put(leadId, { first_name: "Renamed", phone_1: "2145550177" }),
      await put(leadId, { phone_2: "2145550188" }),
      await put(leadId, { city: "Austin" }),
    ];
    for (const jobId of jobs) await delivered(api, jobId);
    const person = await personOn(cardId);
    assert.equal(person.firstname, "Renamed");
    assert.deepEqual(
      person.phones.map((phone: any) => phone.number),
      ["2145550177", "2145550188"],
    );
    assert.equal(person.address.city, "Austin");
  });

  for (const [what, change] of [
    ["a name", { first_name: "Renamed" }],
    ["a phone", { phone_1: "2145550177" }],
  ] as const)
    test(`the next one does not undo ${what} that RPX shows late, however much later it comes`, async () => {
      const { leadId, cardId } = await newLead();
      let shownBefore = "";
      let changedAt = 0;
      gate.onReply = (method, text) => {
        if (method === "updateprospect") changedAt ||= Date.now();
        if (method !== "prospectsearch") return text;
        shownBefore ||= text.replace(/Renamed/, "Del").replace("2145550177", "2145550100");
        return Date.now() - changedAt < 500 ? shownBefore : text;
      };
      const first = await put(leadId, change);
      await until("SUCCESS", async () => (await timelineOf(api, first)).write_status === "SUCCESS");
      const second = await put(leadId, { phone_2: "2145550188" });
      for (const jobId of [first, second]) await delivered(api, jobId);
      // By now nothing is late.
      await delivered(api, await put(leadId, { phone_2: "2145550199", city: "Austin" }));
      const { firstname, phones, address } = await personOn(cardId);
      assert.deepEqual(
        [firstname, phones.map((phone: any) => phone.number), address.city],
        [
          what === "a name" ? "Renamed" : "Del",
          [what === "a phone" ? "2145550177" : "2145550100", "2145550199"],
          "Austin",
        ],
      );
    });
});
