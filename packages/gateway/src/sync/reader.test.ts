import assert from "node:assert/strict";
import { test } from "node:test";
import { pino } from "pino";
import type { Exchange, ReadOutcome } from "../connectors/realpage-rpx/outcomes.ts";
import type { RpxCall } from "../connectors/realpage-rpx/realpage-rpx.ts";
import { createReader, type SyncLane } from "./reader.ts";

const leased = {
  integrationId: "i",
  accountId: "a",
  leaseToken: "t",
  credentialsSealed: "",
  maxJobConcurrency: 1,
  maxRequestFrequency: 1,
  maxRequestCadence: "SECOND",
  paceWaitMs: 0,
  wasAbandoned: false,
};
const call: RpxCall = { credentials: { baseUrl: "", licensekey: "" }, maySend: () => true };
const lane: SyncLane = { leased, backgroundCall: async (make) => make(call) };
const exchange: Exchange = {
  method: "m",
  url: "",
  startedAt: new Date(0),
  finishedAt: new Date(0),
  request: "",
  reply: null,
  httpStatus: null,
  messageLogId: null,
};
type Outcome = ReadOutcome<unknown>;
const answered: Outcome = { kind: "answered", value: null };
const later: Outcome = { kind: "retry-later", reason: "busy" };
const rejected: Outcome = { kind: "rejected", reason: "no" };
const noLicence: Outcome = { kind: "blocked", cause: "licence", reason: "not licensed" };
const badKey: Outcome = { kind: "blocked", cause: "credentials", reason: "bad key" };

const readerOn = (one: SyncLane) => createReader(one, pino({ enabled: false }), [0, 0]);
/** Answers with the given outcomes in turn, handing over one item at each. */
const answering = (...outcomes: Outcome[]) => {
  let made = 0;
  return async (_: RpxCall, onItem: (item: number) => void) => {
    const outcome = outcomes[made++] ?? answered;
    onItem(made);
    return Promise.resolve({ outcome, exchange });
  };
};

test("what a try brought that did not come through is thrown away", async () => {
  const reader = readerOn(lane);
  assert.deepEqual(await reader.list("m", "1", answering(later, later, answered)), {
    kind: "items",
    items: [3],
  });
  assert.deepEqual(reader.errors, []);
});

test("what a call brought that gave way to a lead is thrown away", async () => {
  const twice: SyncLane = {
    leased,
    backgroundCall: async (make) => {
      await make(call);
      return make(call);
    },
  };
  const read = await readerOn(twice).list("m", "1", answering(answered, answered));
  assert.deepEqual(read, { kind: "items", items: [2] });
});

test("a refusal is noted and reading goes on; a third try is the last", async () => {
  const reader = readerOn(lane);
  assert.equal((await reader.list("a", "1", answering(rejected))).kind, "refused");
  assert.equal((await reader.list("b", "1", answering(noLicence))).kind, "refused");
  assert.equal((await reader.list("c", "1", answering(later, later, later, answered))).kind, "refused");
  assert.equal((await reader.list("d", "1", answering(answered))).kind, "items");
  assert.deepEqual(reader.errors, [
    { x_property_id: "1", method: "a", kind: "rejected", reason: "no" },
    { x_property_id: "1", method: "b", kind: "blocked", reason: "not licensed" },
    { x_property_id: "1", method: "c", kind: "retry-later", reason: "busy" },
  ]);
  assert.equal(reader.failure, null);
});

test("credentials that are refused before anything was answered end it", async () => {
  const reader = readerOn(lane);
  await reader.list("a", null, answering(badKey));
  assert.equal(reader.failure?.reason, "bad key");
  assert.equal((await reader.list("b", "1", answering(answered))).kind, "ended");
});

test("credentials that were accepted before are refused for good the third time in a row", async () => {
  const reader = readerOn(lane);
  await reader.list("a", null, answering(answered));
  await reader.list("b", "1", answering(badKey));
  await reader.list("b", "2", answering(badKey));
  assert.equal((await reader.list("c", "2", answering(answered))).kind, "items");
  for (const site of ["3", "4", "5"]) await reader.list("b", site, answering(badKey));
  assert.equal(reader.failure?.x_property_id, "5");
});

test("an RPX that carries out nothing any more ends it", async () => {
  const reader = readerOn(lane);
  for (const site of ["1", "2", "3"]) await reader.list("a", site, answering(later, later, later));
  assert.equal(reader.failure?.kind, "retry-later");
});

test("a lane that ends ends the reading, without an error", async () => {
  const ended: SyncLane = {
    leased,
    backgroundCall: async () => Promise.reject(new Error("The lane ended.")),
  };
  const reader = readerOn(ended);
  assert.equal((await reader.list("a", "1", answering(answered))).kind, "ended");
  assert.ok(reader.hasEnded);
  assert.deepEqual(reader.errors, []);
});

test("a call that breaks is not taken for the lane's end", async () => {
  const reader = readerOn(lane);
  const breaking = async () => Promise.reject(new TypeError("broken"));
  await assert.rejects(reader.list("a", "1", breaking), /broken/);
});
