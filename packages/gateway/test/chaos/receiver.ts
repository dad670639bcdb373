import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import type { Random } from "./random.ts";

/** The webhook receiver's book: what it was told of each job, every message's signature checked. */
export type ReceiverBook = {
  readonly url: string;
  readonly secret: string;
  /** By job, the statuses told, each once however often it came. */
  readonly told: ReadonlyMap<string, ReadonlySet<string>>;
  /** Messages whose signature did not hold. */
  readonly forged: readonly string[];
  close(): Promise<void>;
};

/** Fails so many first attempts. */
const FAILS = 0.1;

export async function startReceiverBook(random: Random): Promise<ReceiverBook> {
  const secret = `whsec_${Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))).toString("base64")}`;
  const verifier = new Webhook(secret);
  const told = new Map<string, Set<string>>();
  const forged: string[] = [];
  const failed = new Set<string>();
  const server = createServer((request, response) => {
    let raw = "";
    request.on("data", (chunk: Buffer) => (raw += chunk.toString("utf8")));
    request.on("end", () => {
      const id = String(request.headers["webhook-id"]);
      if (!failed.has(id) && random() < FAILS) {
        failed.add(id);
        return response.writeHead(500).end();
      }
      try {
        verifier.verify(raw, request.headers as Record<string, string>);
        const { data } = JSON.parse(raw) as { data: { root_job_id: string; write_status: string } };
        told.set(data.root_job_id, (told.get(data.root_job_id) ?? new Set()).add(data.write_status));
      } catch (error) {
        forged.push(String(error));
      }
      return response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    secret,
    told,
    forged,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
