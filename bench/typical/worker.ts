import { Pool } from "pg";
import type { JobResult } from "pg-boss";
import type { Lead } from "./lead.ts";
import { openQueue, QUEUE } from "./queue.ts";
import { createTables } from "./schema.ts";
import { createSender, type Place } from "./soap.ts";

/** Takes jobs in batches, sends the leads of a batch at once, and writes their outcome with one statement. */
const BATCH = 50;
const WORKERS = 4;

type Loaded = Place & { readonly id: string; readonly body: Lead };

const connectionString = process.env["DATABASE_URL"] ?? "";
const pool = new Pool({ connectionString, max: 10 });
await createTables(pool);
const boss = await openQueue(connectionString, 10);
const send = await createSender(process.env["RPX_URL"] ?? "");

await boss.work<{ id: string }, JobResult[]>(
  QUEUE,
  {
    batchSize: BATCH,
    localConcurrency: WORKERS,
    burstWhenBatchFull: true,
    pollingIntervalSeconds: 0.5,
    notifyPollingIntervalSeconds: 0.5,
    perJobResults: true,
  },
  async (jobs): Promise<JobResult[]> => {
    const loaded = await pool.query<Loaded>({
      name: "load-leads",
      text: `select l.id, l.body, p.url, p.licensekey, p.pmc_id, p.site_id
        from leads l join places p on p.property_id = l.property_id where l.id = any($1)`,
      values: [jobs.map((job) => job.data.id)],
    });
    const leads = new Map(loaded.rows.map((row) => [row.id, row]));
    const stored: { id: string; card: string }[] = [];
    const results = await Promise.all(
      jobs.map(async (job): Promise<JobResult> => {
        const lead = leads.get(job.data.id);
        if (!lead) return { id: job.id, status: "failed" };
        try {
          stored.push({ id: lead.id, card: await send(lead, lead.body) });
          return { id: job.id, status: "completed" };
        } catch (error) {
          process.stderr.write(`${String(error)}\n`);
          return { id: job.id, status: "failed" };
        }
      }),
    );
    await pool.query({
      name: "store-outcomes",
      text: `update leads l set status = 'stored', guest_card_id = s.card
        from unnest($1::uuid[], $2::text[]) as s (id, card) where l.id = s.id`,
      values: [stored.map((one) => one.id), stored.map((one) => one.card)],
    });
    return results;
  },
);
process.stdout.write(`${JSON.stringify({ event: "bench_ready" })}\n`);
process.once("SIGTERM", () => process.exit(0));
