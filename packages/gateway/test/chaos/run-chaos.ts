import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Pool } from "pg";
import { pino } from "pino";
import { startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import { ApiClient } from "../harness/api-client.ts";
import { connectionUrl } from "../harness/database.ts";
import { connectIntegration } from "../harness/playground.ts";
import { startSimulatorProcess } from "../harness/simulator-process.ts";
import { compareBooks, type Verdict } from "./books.ts";
import { leadAfterlives } from "./afterlife.ts";
import { type ClientBook, postAll } from "./clients.ts";
import { type Role, startFleet } from "./fleet.ts";
import { compareLater, type LaterVerdict } from "./later-books.ts";
import { type ReceiverBook, startReceiverBook } from "./receiver.ts";
import { makeLeads, type Target } from "./leads.ts";
import { chaosOrders } from "./orders.ts";
import { createRandom } from "./random.ts";
import { type Recovery, upheave } from "./upheaval.ts";

export type ChaosOptions = {
  readonly leads: number;
  readonly kills: number;
  /** Share of calls to RPX that fail, from 0 to 1. */
  readonly faults: number;
  readonly seed: number;
  readonly roles?: readonly Role[];
  readonly integrations?: number;
  /** Shows that the run notices a broken promise; see GUESTCARD_TEST_ONLY_BREAK. */
  readonly breaks?: "look-up" | "commit";
  readonly say?: (line: string) => void;
};

export type ChaosResult = {
  readonly verdict: Verdict;
  readonly later: LaterVerdict;
  readonly clients: ClientBook;
  readonly recoveries: readonly Recovery[];
  readonly errors: ReadonlyMap<string, { readonly line: string; readonly times: number }>;
  readonly faultsMet: Readonly<Record<string, number>>;
  readonly seconds: number;
};

const ROLES: readonly Role[] = ["api", "api", "worker", "worker", "serve"];
const GAP_MS = 2200;
/** Leads that nobody disturbs flow at this pace. */
const LEADS_A_SECOND = 150;
/** Longer than any lag of a simulator that shares two cores with everything else here: what RPX stores must show by then. */
const SETTLE_SECONDS = "5";
const SETTLED_WITHIN_MS = 600_000;
const TOLD_WITHIN_MS = 180_000;
const IN_FLIGHT = ["waiting", "sending", "unknown", "locating", "stored"];

/** Runs the whole of it in a temporary folder and compares the three books at the end. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const say = options.say ?? (() => undefined);
  const random = createRandom(options.seed);
  const startedAt = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "guestcard-chaos-"));
  await chmod(folder, 0o711);
  const postgres = await startOwnPostgres({ dataDir: folder, logger: pino({ level: "silent" }) });
  const simulator = await startSimulatorProcess();
  const { control } = simulator;
  await control.set({ findsDuplicates: false });
  const receiver = await startReceiverBook(createRandom(options.seed + 3));
  const pool = new Pool({ ...postgres.connection, max: 4 });
  pool.on("error", () => undefined);
  const token = `chaos-${randomBytes(18).toString("base64url")}`;
  const fleet = await startFleet(options.roles ?? ROLES, {
    DATABASE_URL: connectionUrl(postgres.connection),
    DATA_DIR: folder,
    GUESTCARD_SECRET_KEY: randomBytes(32).toString("hex"),
    GUESTCARD_BOOTSTRAP_TOKEN: token,
    GUESTCARD_ALLOW_PRIVATE_TARGETS: "true",
    GUESTCARD_SETTLE_SECONDS: SETTLE_SECONDS,
    GUESTCARD_PROBE_SECONDS: "1",
    GUESTCARD_ANSWER_TIMEOUT_MS: "1500",
    GUESTCARD_CONNECT_TIMEOUT_MS: "1000",
    GUESTCARD_STOP_SECONDS: "3",
    ...(options.breaks && { GUESTCARD_TEST_ONLY_BREAK: options.breaks }),
  });
  try {
    const api = new ApiClient(fleet.members.find(({ url }) => url !== null)?.url ?? "", token);
    const targets: Target[] = [];
    for (let n = 0; n < (options.integrations ?? 6); n++)
      targets.push(await connectIntegration(api, { simulator }, { name: `Chaos ${n}` }));
    const hook = { url: receiver.url, secret: receiver.secret, active: true };
    const triggers = ["WRITE_OPERATION_SUCCESS", "WRITE_OPERATION_FAILURE"];
    const subscribed = await api.post("/v1/webhooks/", { ...hook, triggers });
    if (subscribed.status !== 200) throw new Error(`No webhook: ${JSON.stringify(subscribed.body)}`);
    const leads = makeLeads(options.leads, targets, random);
    for (const order of chaosOrders(options.faults, options.seed)) await control.order(order);

    const overMs = Math.max((options.leads / LEADS_A_SECOND) * 1000, options.kills * GAP_MS);
    say(`Posting ${options.leads} leads over ${Math.round(overMs / 1000)} s …`);
    const clients: ClientBook = { accepted: new Map(), unexpected: [], told: new Map() };
    const clientParts = { fleet, token, random: createRandom(options.seed + 1) };
    const scene = { fleet, pool, dataDir: folder, random: createRandom(options.seed + 2) };
    const [recoveries, lives] = await Promise.all([
      upheave(scene, options.kills, GAP_MS),
      leadAfterlives(clientParts, clients, leads, targets),
      postAll(clientParts, clients, leads, overMs),
    ]);
    say("Waiting for what is open, faults and all …");
    await settled(pool);
    const { faults: faultsMet } = await control.stats();
    await allTold(pool, receiver);
    const cards = await control.guestCards();
    const verdict = await compareBooks(pool, leads, clients, cards);
    const later = await compareLater(pool, lives, receiver, {
      cards,
      activities: await control.activities(),
    });
    await fleet.end();
    return {
      verdict,
      later,
      clients,
      recoveries,
      errors: fleet.errors(),
      faultsMet,
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    await fleet.end();
    await pool.end();
    await receiver.close();
    await simulator.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until the receiver was told of every write that is settled, for a while. */
async function allTold(pool: Pool, receiver: ReceiverBook): Promise<void> {
  const end = performance.now() + TOLD_WITHIN_MS;
  while (performance.now() < end) {
    const settledWrites = await pool
      .query<{ id: string }>("select id from writes where state <> 'needs_review'")
      .catch(() => null);
    if (settledWrites?.rows.every(({ id }) => receiver.told.has(id))) return;
    await pause(500);
  }
}

/** Waits until no write is under way, for a while. */
async function settled(pool: Pool): Promise<void> {
  const end = performance.now() + SETTLED_WITHIN_MS;
  while (performance.now() < end) {
    // PostgreSQL may just be starting again.
    const open = await pool
      .query("select 1 from writes where state = any($1) limit 1", [IN_FLIGHT])
      .catch(() => null);
    if (open?.rowCount === 0) return;
    await pause(250);
  }
}
