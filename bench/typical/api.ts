import express, { type ErrorRequestHandler } from "express";
import { randomUUIDv7 } from "node:crypto";
import type { AddressInfo } from "node:net";
import { Pool } from "pg";
import { leadSchema } from "./lead.ts";
import { openQueue, QUEUE } from "./queue.ts";
import { createTables } from "./schema.ts";

/** What a good team writes in a week: one transaction a request that stores the lead and enqueues its delivery. */
const POOL = 20;

const connectionString = process.env["DATABASE_URL"] ?? "";
const token = `Bearer ${process.env["TOKEN"] ?? ""}`;
const pool = new Pool({ connectionString, max: POOL });
await createTables(pool);
const boss = await openQueue(connectionString, 2);

const app = express();
app.disable("x-powered-by");
app.disable("etag");
app.use(express.json());
// Express 5 hands a rejection to the error handler.
// oxlint-disable-next-line oxc/no-async-endpoint-handlers
app.post("/leads", async (request, response) => {
  if (request.headers.authorization !== token) {
    response.status(401).json({ error: "unauthorized" });
    return;
  }
  const parsed = leadSchema.safeParse(request.body);
  if (!parsed.success) {
    response.status(400).json({ error: parsed.error.issues });
    return;
  }
  const lead = parsed.data;
  const id = randomUUIDv7();
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "insert-lead",
      text: `insert into leads (id, integration_id, property_id, body, status) values ($1, $2, $3, $4, 'pending')`,
      values: [id, lead.integration_id, lead.property_id, JSON.stringify(lead)],
    });
    await boss.send(
      QUEUE,
      { id },
      { db: { executeSql: (text: string, values?: unknown[]) => client.query(text, values) } },
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  response.json({ meta: { job_id: id }, result: lead });
});
const onError: ErrorRequestHandler = (error: Error, _request, response, _next) => {
  process.stderr.write(`${error.stack}\n`);
  response.status(500).json({ error: "internal" });
};
app.use(onError);

const server = app.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ event: "bench_ready", url: `http://127.0.0.1:${port}` })}\n`);
});
process.once("SIGTERM", () => process.exit(0));
