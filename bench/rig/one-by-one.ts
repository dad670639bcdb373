import { setTimeout as pause } from "node:timers/promises";
import { clockAhead, now } from "./clock.ts";
import { type HttpConnection, openConnection } from "./http-connection.ts";
import { leadOf, type Place } from "./leads.ts";
import type { RunningSimulator } from "./rig.ts";
import type { System } from "./system.ts";
import { until } from "./until.ts";

/** The times of one lead, in milliseconds from the moment in which its request was sent. */
export type LeadTimes = {
  readonly answered: number;
  /** The simulator had the whole insertprospect request. */
  readonly firstByte: number;
  /** The simulator had stored it and answered. */
  readonly stored: number;
};

export type LoneTarget = { readonly system: System; readonly place: Place; readonly licensekey: string };

/** Until a lead is read back and its lane given back: the next one finds an idle system. */
const REST_MS = 120;

/** Posts leads one by one, to each target in turn, and gives each target's times. */
export async function postOneByOne(
  simulator: RunningSimulator,
  targets: readonly LoneTarget[],
  rounds: Iterable<number>,
): Promise<LeadTimes[][]> {
  const ahead = await clockAhead(simulator);
  const connections = await Promise.all(
    targets.map(({ system }) => openConnection(new URL(system.path, system.url))),
  );
  const times: LeadTimes[][] = targets.map(() => []);
  try {
    for (const _ of rounds)
      for (const [index, target] of targets.entries()) {
        const connection = connections[index];
        if (!connection) throw new Error("A connection is missing.");
        times[index]?.push(await postOne(simulator, target, connection, ahead));
        await pause(REST_MS);
      }
  } finally {
    for (const connection of connections) connection.close();
  }
  return times.map(withoutFirst);
}

/** Posts leads one by one to a system that delivers nothing, and gives how long each answer took, in milliseconds. */
export async function answerOneByOne(
  system: System,
  place: Place,
  rounds: Iterable<number>,
): Promise<number[]> {
  const connection = await openConnection(new URL(system.path, system.url));
  const times: number[] = [];
  try {
    for (const _ of rounds) {
      const request = nextLead(system, place);
      const sentAt = now();
      await connection.send(request);
      times.push(now() - sentAt);
      await pause(REST_MS);
    }
  } finally {
    connection.close();
  }
  return withoutFirst(times);
}

/** The first few compile, connect and fill caches. */
const withoutFirst = <Time>(all: readonly Time[]): Time[] =>
  all.slice(Math.min(5, Math.floor(all.length / 4)));

let posted = 0;

/** The request for a lead of a person of its own. */
function nextLead(system: System, place: Place): string {
  const url = new URL(system.path, system.url);
  const who = `lone${process.pid}x${++posted}`;
  const body = leadOf(place, who);
  return `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${system.token}\r\ncontent-type: application/json\r\nidempotency-key: ${who}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

async function postOne(
  { control }: RunningSimulator,
  { system, place, licensekey }: LoneTarget,
  connection: HttpConnection,
  ahead: number,
): Promise<LeadTimes> {
  const request = nextLead(system, place);
  await control.clearRequests();
  const sentAt = now();
  const reply = await connection.send(request);
  const answered = now() - sentAt;
  if (reply.status !== 200) throw new Error(`${system.name}: ${reply.status} ${reply.body}`);
  let found: { receivedAt: number; answeredAt: number | null } | undefined;
  // Looking often would take the core that the lead is to be delivered on.
  await until(
    "a lead upstream",
    async () => {
      await pause(REST_MS / 2);
      found = (await control.requests({ method: "insertprospect" })).find(
        (entry) => entry.licensekey === licensekey && entry.answeredAt !== null,
      );
      return found !== undefined;
    },
    30_000,
  );
  return {
    answered,
    firstByte: (found?.receivedAt ?? Number.NaN) - ahead - sentAt,
    stored: (found?.answeredAt ?? Number.NaN) - ahead - sentAt,
  };
}
