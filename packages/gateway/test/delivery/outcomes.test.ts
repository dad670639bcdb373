import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import type { FaultOrder } from "../../../simulator/src/simulator.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, cardsOf, eventsOf, leadTo, timelineOf } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  KEYS,
  openPlayground,
  type Place,
  type Playground,
  statusWhen,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";
import { connectThroughGate, openTollGate, type TollGate } from "../harness/toll-gate.ts";

/** What becomes of a lead for each way in which RPX can answer, or not answer, `insertprospect`. */
describe("each outcome of a call", () => {
  let playground: Playground;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    ({ api } = await playground.serve());
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
  });
  after(() => playground.stop());
  afterEach(async () => {
    await playground.control.clearFaults();
    await playground.control.set({ hiddenMs: 0, delayMs: 0, findsDuplicates: true });
  });

  const failOnce = (order: Omit<FaultOrder, "method" | "times">): Promise<unknown> =>
    playground.control.order({ method: "insertprospect", times: 1, ...order });

  const notStored: Omit<FaultOrder, "method" | "times">[] = [
    { kind: "reset-before" },
    { kind: "hang" },
    { kind: "html-503" },
    { kind: "soap-fault-500" },
  ];
  for (const order of notStored)
    test(`${order.kind}, not stored: looked up, found absent, sent again, one guest card`, async () => {
      await failOnce(order);
      const body = leadTo(integrationId, place);
      const jobId = await accept(api, body);
      await delivered(api, jobId);
      const write = await timelineOf(api, jobId);
      const events = write.events.map((one) => one.event);
      assert.equal((await cardsOf(playground, body)).length, 1);
      assert.equal(write.attempts, 2);
      assert.ok(events.indexOf("outcome_lost") < events.indexOf("look_up_absent"), events.join());
      assert.ok(events.indexOf("look_up_absent") < events.lastIndexOf("send_started"), events.join());
    });

  const storedReplyLost: Omit<FaultOrder, "method" | "times">[] = [
    { kind: "reset-after" },
    { kind: "hang-after" },
    { kind: "truncated" },
    { kind: "garbage" },
    { kind: "html-503", stores: true },
    { kind: "soap-fault-500", stores: true },
  ];
  for (const order of storedReplyLost)
    for (const email of [undefined, null])
      test(`${order.kind}, stored${email === null ? ", without e-mail" : ""}: found, and never sent again`, async () => {
        await failOnce(order);
        const body = leadTo(integrationId, place, email === null ? { email_1: undefined } : {});
        const jobId = await accept(api, body);
        await delivered(api, jobId);
        const write = await timelineOf(api, jobId);
        const [card, ...more] = await cardsOf(playground, body);
        assert.deepEqual([more.length, write.attempts, write.guest_card_id], [0, 1, card?.id]);
        assert.ok(write.events.some((one) => one.event === "look_up_found"));
      });

  test("stored, reply lost, and shown only after a while: found within the settle time", async () => {
    await playground.control.set({ hiddenMs: 600 });
    await failOnce({ kind: "reset-after" });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal((await timelineOf(api, jobId)).attempts, 1);
  });

  test("stored, reply lost, and RPX tells the day of its creation alone: found, and never sent again", async () => {
    const gate = await openTollGate(playground.simulator.url);
    gate.onReply = (_method, text) => text.replaceAll(/(<CreateDate>[\d-]+)T[\d:]+/g, "$1");
    const credentials = (baseUrl: string): object => ({ credentials: { baseUrl, licensekey: KEYS.main } });
    const path = `/v1/admin/integrations/${integrationId}`;
    assert.equal((await api.call("PUT", path, { body: credentials(gate.url) })).status, 200);
    await failOnce({ kind: "reset-after" });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal((await timelineOf(api, jobId)).attempts, 1);
    await api.call("PUT", path, { body: credentials(playground.simulator.url) });
    await gate.close();
  });

  test("success without ids: located, never sent again", async () => {
    await failOnce({ kind: "missing-ids" });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    const write = await timelineOf(api, jobId);
    const [card, ...more] = await cardsOf(playground, body);
    assert.deepEqual([more.length, write.attempts, write.guest_card_id], [0, 1, card?.id]);
    assert.ok(write.events.some((one) => one.event === "confirmed_without_id"));
  });

  test("refused: FAILURE with RPX's own words, and not tried again", async () => {
    await failOnce({ kind: "message", text: "The lead source is <not> valid & known." });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    const status = await statusWhen(api, jobId, (one) => one.write_status !== "PENDING");
    assert.equal(status.write_status, "FAILURE");
    assert.deepEqual(status.errors, ["The lead source is <not> valid & known."]);
    assert.deepEqual(await eventsOf(api, jobId), ["accepted", "send_started", "refused"]);
    assert.equal((await cardsOf(playground, body)).length, 0);
  });

  test("DUPLICATE is a success that names the card that was there", async () => {
    const body = leadTo(integrationId, place);
    const first = await accept(api, body);
    await delivered(api, first);
    const second = await accept(api, body);
    await delivered(api, second);
    const [one, two] = [await timelineOf(api, first), await timelineOf(api, second)];
    assert.equal((await cardsOf(playground, body)).length, 1);
    assert.equal(two.guest_card_id, one.guest_card_id);
    assert.deepEqual([one.already_existed, two.already_existed], [false, true]);
    assert.equal(two.events.find((event) => event.event === "confirmed")?.detail.already_existed, true);
  });

  test("two real people of one name are two guest cards, also where both replies are lost", async () => {
    await playground.control.order({ method: "insertprospect", kind: "reset-after", times: 2 });
    const body = leadTo(integrationId, place, { email_1: undefined });
    const jobs = await Promise.all([accept(api, body), accept(api, body)]);
    for (const jobId of jobs) await delivered(api, jobId);
    const cards = await cardsOf(playground, body);
    const named = await Promise.all(jobs.map(async (jobId) => (await timelineOf(api, jobId)).guest_card_id));
    assert.deepEqual(new Set(named), new Set(cards.map((card) => card.id)));
    assert.equal(cards.length, 2);
  });

  test("a slow answer is waited for", async () => {
    await failOnce({ kind: "delay", delayMs: 1200 });
    const jobId = await accept(api, leadTo(integrationId, place));
    await delivered(api, jobId);
    assert.equal((await timelineOf(api, jobId)).attempts, 1);
  });

  test("the record that RPX shows late is read back when it does", async () => {
    await playground.control.set({ hiddenMs: 1500 });
    const jobId = await accept(api, leadTo(integrationId, place));
    const early = await statusWhen(api, jobId, (one) => one.write_status === "SUCCESS");
    assert.equal(early.created_record_id, null);
    await delivered(api, jobId);
    assert.ok((await eventsOf(api, jobId)).includes("read_back_open"));
  });

  test("every attempt is logged with its raw request and reply, the key masked", async () => {
    await failOnce({ kind: "truncated" });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    const rows = await playground.database.pool.query(
      "select method, outcome, request, reply, http_status from exchanges where write_id = $1 order by id",
      [jobId],
    );
    assert.deepEqual(
      rows.rows.map((row) => [row.method, row.outcome]),
      [
        ["insertprospect", "outcome-unknown"],
        ["prospectsearch", "answered"],
        ["prospectsearch", "answered"],
      ],
    );
    assert.match(rows.rows[0].request, new RegExp(String(body["last_name"])));
    for (const row of rows.rows) assert.ok(!row.request.includes("11111111-1111-4111-8111-111111111111"));
  });
});

/** What RPX stored is found, however it shows it, and nothing that is no answer is taken for "it is not there". */
describe("a stored lead whose reply was lost is found", () => {
  let playground: Playground;
  let gate: TollGate;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    // Where it is sent twice, there are two.
    await playground.control.set({ findsDuplicates: false });
    ({ api } = await playground.serve());
    ({ gate, integrationId, place } = await connectThroughGate(api, playground));
  });
  after(async () => {
    await gate.close();
    await playground.stop();
  });
  afterEach(async () => {
    await playground.control.clearFaults();
    gate.onRequest = gate.onReply = (_method, text) => text;
  });

  /** Sends a lead, whose reply is lost, and sees that it is one guest card. */
  async function isFound(
    more: Record<string, unknown> = {},
    order?: Omit<FaultOrder, "method">,
  ): Promise<void> {
    if (order) await playground.control.order({ method: "insertprospect", ...order });
    const body = leadTo(integrationId, place, more);
    const jobId = await accept(api, body);
    await delivered(api, jobId);
    const { attempts, guest_card_id: cardId } = await timelineOf(api, jobId);
    const cards = await cardsOf(playground, body);
    assert.deepEqual([cards.length, attempts, cardId], [1, 1, cards[0]?.id]);
  }
  const replyLost: Omit<FaultOrder, "method"> = { kind: "reset-after", times: 1 };
  const withoutEmail = (method: string, text: string): string =>
    method === "insertprospect" ? text.replace(/<tem:email>.*?<\/tem:email>/, "") : text;

  test("by its phone, where RPX did not keep its e-mail address", async () => {
    gate.onRequest = withoutEmail;
    await isFound({ phone_1: "214-555-0142" }, replyLost);
  });

  /** Sends a lead, whose reply is lost, and sees that a person is asked whether it is the one guest card there is. */
  async function isAskedAbout(more: Record<string, unknown> = {}): Promise<void> {
    await playground.control.order({ method: "insertprospect", ...replyLost });
    const body = leadTo(integrationId, place, more);
    const jobId = await accept(api, body);
    await until("the review", async () => (await timelineOf(api, jobId)).state === "needs_review");
    const [card, ...others] = await cardsOf(playground, body);
    const { attempts, errors } = await timelineOf(api, jobId);
    assert.deepEqual([others, attempts], [[], 1]);
    assert.match(String(errors), new RegExp(`may be one: ${card?.id}\\.`));
  }

  test("not by its name alone: the card may be a namesake's, and a person has to say", async () => {
    gate.onRequest = withoutEmail;
    await isAskedAbout();
  });

  const questioned = (method: string, text: string): string =>
    method === "prospectsearch" ? text.replaceAll(/[^\0-\x7f]/g, "?") : text;
  for (const name of ["Jos\u00e9", "Jose\u0301", "\u674e"])
    test(`where RPX shows letters of ${name} as question marks, and its e-mail address`, async () => {
      gate.onReply = questioned;
      await isFound({ first_name: name }, replyLost);
    });

  test("not where RPX shows a letter as a question mark and there is nothing but the name: a person has to say", async () => {
    gate.onReply = questioned;
    await isAskedAbout({ first_name: "Jos\u00e9", email_1: undefined });
  });

  test("where RPX keeps another spelling of its e-mail address, and its phone", async () => {
    gate.onRequest = (method, text) =>
      method === "insertprospect" ? text.replace("@example.com", "@example.co") : text;
    await isFound({ phone_1: "214-555-0142" }, replyLost);
  });

  test("where RPX keeps another form of its phone, and its e-mail address", async () => {
    gate.onRequest = (method, text) =>
      method === "insertprospect" ? text.replace("214-555-0142 x77", "214-555-0142") : text;
    await isFound({ phone_1: "214-555-0142 x77" }, replyLost);
  });

  test("where RPX knows of its creation no more than the day", async () => {
    let from = "";
    gate.onRequest = (_method, text) => {
      from = /datefrom>([^<]*)</.exec(text)?.[1] ?? "";
      return text;
    };
    gate.onReply = (method, text) =>
      method !== "prospectsearch"
        ? text
        : text.replaceAll(/<GuestCard>.*?<\/GuestCard>/g, (card) => {
            const shown = card.replace(/(<CreateDate>[\d-]+)T[\d:]+/, "$1");
            const day = /<CreateDate>([\d-]+)</.exec(shown)?.[1] ?? "";
            return `${day}T00:00:00` < from ? "" : shown;
          });
    await isFound({ email_1: undefined }, replyLost);
  });

  for (const [what, complaint] of [
    ["a complaint", '<ProspectSearch xmlns=""><message>An error occurred.</message></ProspectSearch>'],
    [
      "a number in place of a message",
      '<ProspectSearch xmlns=""><message>-2147467259</message></ProspectSearch>',
    ],
    ["words of its own", "The system is being maintained."],
    ["what nobody has seen yet", '<Errors xmlns=""><Error>The system is being maintained.</Error></Errors>'],
  ] as const)
    test(`where RPX answers the look-up with ${what}`, async () => {
      let complaints = 3;
      gate.onReply = (method, text) =>
        method === "prospectsearch" && complaints-- > 0
          ? text.replace(/(<prospectsearchResult>).*(<\/prospectsearchResult>)/, `$1${complaint}$2`)
          : text;
      await isFound({}, replyLost);
    });

  const words = "Timeout expired. The timeout period elapsed prior to completion of the operation.";
  test("where RPX says that it ran out of time", async () => {
    gate.onReply = (method, text) =>
      method === "insertprospect"
        ? text.replace("<message>SUCCESS<", `<message>${words}<`).replace("<Status>NEW<", "<Status>ERROR<")
        : text;
    await isFound();
  });

  test("where RPX relays a fault that speaks of running out of time", async () => {
    const fault = `<s:Fault><faultcode>s:inv_Param</faultcode><faultstring>${words}</faultstring></s:Fault>`;
    gate.onReply = (method, text) =>
      method === "insertprospect" ? text.replace(/(<s:Body[^>]*>).*(<\/s:Body>)/, `$1${fault}$2`) : text;
    await isFound();
  });

  test("where RPX fails with a fault that also speaks of a user name", async () => {
    const text = "Execution Timeout Expired while the user name was read.";
    await isFound({}, { kind: "soap-fault-500", stores: true, text, times: 1 });
  });
});
