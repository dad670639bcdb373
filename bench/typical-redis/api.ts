import { Queue } from "bullmq";
import express, { type ErrorRequestHandler } from "express";
import { randomUUIDv7 } from "node:crypto";
import type { AddressInfo } from "node:net";
import { leadSchema } from "../typical/lead.ts";
import { connection, type LeadJob, QUEUE } from "./queue.ts";

/** The same API with Redis in place of PostgreSQL: `add` resolves once Redis has the job in its log, on disk. */
const token = `Bearer ${process.env["TOKEN"] ?? ""}`;
const queue = new Queue<LeadJob>(QUEUE, {
  connection,
  defaultJobOptions: { attempts: 5, backoff: { type: "exponential", delay: 1000 } },
});
await queue.waitUntilReady();

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
  const id = randomUUIDv7();
  await queue.add("lead", { id, lead: parsed.data }, { jobId: id });
  response.json({ meta: { job_id: id }, result: parsed.data });
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
