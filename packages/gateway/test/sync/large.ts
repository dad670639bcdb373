import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { startOwnPostgres } from "../../src/database/own-postgres/own-postgres.ts";
import type { ApiClient } from "../harness/api-client.ts";
import { createIntegration, openPlayground } from "../harness/playground.ts";
import { startSimulatorProcess } from "../harness/simulator-process.ts";
import { changeCards, generateSites, type Sync, syncsOf } from "./lead-world.ts";
import { forgetPeak, memoryOf } from "./process-memory.ts";
import { type Counts, readCounts } from "./statement-counts.ts";

/**
 * `npm run sync:large [leads] [sites]`: syncs 100,000 leads of 10 sites, each of gateway, simulator and PostgreSQL in a
 * process of its own, then changes ten in RPX and syncs again. Prints time, memory and what PostgreSQL did.
 */
const LEADS = Number(process.argv[2] ?? 100_000);
const SITES = Number(process.argv[3] ?? 10);
/** How long a sync may take. */
const LONGEST_MS = 30 * 60_000;
/** An idle session tells its counters after 10 s. */
const COUNTERS_SETTLE_MS = 11_000;

const folder = await mkdtemp(join(tmpdir(), "guestcard-large-"));
const server = await startOwnPostgres({ dataDir: folder, logger: pino({ level: "error" }) });
process.env["GUESTCARD_TEST_POSTGRES"] = JSON.stringify(server.connection);
const simulator = await startSimulatorProcess();
const playground = await openPlayground({
  GUESTCARD_ANSWER_TIMEOUT_MS: "60000",
  GUESTCARD_LEASE_SECONDS: "10",
});
try {
  const { licensekey, sites } = await generateSites(simulator.control, SITES, Math.ceil(LEADS / SITES));
  const gateway = await playground.spawn("serve");
  const pid = gateway.child.pid ?? 0;
  const api = playground.clientOf(gateway.url);
  const { pool } = playground.database;

  /** Carries a sync out and prints what it took. */
  const measured = async (name: string, sync: () => Promise<Sync>): Promise<void> => {
    await pause(COUNTERS_SETTLE_MS);
    const idle = await rate(pool);
    const before = await readCounts(pool);
    const callsBefore = await calls();
    forgetPeak(pid);
    const memory = memoryOf(pid);
    const began = performance.now();
    const done = await sync();
    const watchedMs = performance.now() - began;
    const seconds = (Date.parse(done.finished_at) - Date.parse(done.started_at)) / 1000;
    const { peak } = memoryOf(pid);
    const searches = (await calls()) - callsBefore;
    await pause(COUNTERS_SETTLE_MS);
    const after = await readCounts(pool);
    const difference = (what: keyof Counts): number => after[what] - before[what];
    const idleTransactions = (idle * (watchedMs + COUNTERS_SETTLE_MS)) / 1000;
    console.log(
      JSON.stringify({
        sync: name,
        state: done.state,
        errors: done.errors.length,
        leads: done.counts["leads"],
        seconds: Number(seconds.toFixed(1)),
        memoryMb: { before: Math.round(memory.now), peak: Math.round(peak) },
        prospectsearches: searches,
        transactions: Math.round(difference("transactions") - idleTransactions),
        idleTransactionsASecond: Number(idle.toFixed(1)),
        rowsOfLeads: { inserted: difference("leadsInserted"), updated: difference("leadsUpdated") },
        rowsOfAllTables: difference("rowsWritten"),
      }),
    );
  };
  const calls = async (): Promise<number> =>
    (await simulator.control.stats()).requests["prospectsearch"] ?? 0;

  let integrationId = "";
  await measured("first", async () => {
    integrationId = await createIntegration(api, simulatorAs(simulator.url), {
      max_job_concurrency: 4,
      credentials: { baseUrl: simulator.url, licensekey },
    });
    return end(api, integrationId);
  });
  await measured("nothing changed", () => again(api, integrationId));
  const cards = (await simulator.control.guestCards({ siteid: sites[0]?.siteId ?? "" })).slice(0, 10);
  await changeCards(simulator.url, licensekey, cards, "Changed");
  await measured("ten changed", () => again(api, integrationId));
} finally {
  await playground.stop();
  await simulator.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Transactions a second while nothing happens: leases, polls and this script's own questions. */
async function rate(pool: typeof playground.database.pool): Promise<number> {
  const first = await readCounts(pool);
  await pause(COUNTERS_SETTLE_MS);
  const second = await readCounts(pool);
  return (second.transactions - first.transactions) / (COUNTERS_SETTLE_MS / 1000);
}

/** Waits for the end of a sync without asking so often that it shows in the counters. */
async function end(api: ApiClient, integrationId: string): Promise<Sync> {
  const until = performance.now() + LONGEST_MS;
  for (;;) {
    await pause(2000);
    const [last] = await syncsOf(api, integrationId);
    if (last && last.state !== "waiting" && last.state !== "running") return last;
    if (performance.now() > until) throw new Error("The sync came to no end.");
  }
}

async function again(api: ApiClient, integrationId: string): Promise<Sync> {
  await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, {});
  return end(api, integrationId);
}

function simulatorAs(url: string): { readonly simulator: { readonly url: string } } {
  return { simulator: { url } };
}
