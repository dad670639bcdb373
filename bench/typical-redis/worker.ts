import { Worker } from "bullmq";
import { createSender, type Place } from "../typical/soap.ts";
import { connection, type LeadJob, QUEUE } from "./queue.ts";

const CONCURRENCY = 64;

/** Where each property's leads go. */
const places = new Map(Object.entries(JSON.parse(process.env["PLACES"] ?? "{}") as Record<string, Place>));
const send = await createSender(process.env["RPX_URL"] ?? "");
const worker = new Worker<LeadJob, { card: string }>(
  QUEUE,
  async ({ data }) => {
    const place = places.get(data.lead.property_id);
    if (!place) throw new Error("A lead of an unknown property.");
    return { card: await send(place, data.lead) };
  },
  { connection, concurrency: CONCURRENCY },
);
worker.on("error", (error) => process.stderr.write(`${error.message}\n`));
await worker.waitUntilReady();
process.stdout.write(`${JSON.stringify({ event: "bench_ready" })}\n`);
process.once("SIGTERM", () => process.exit(0));
