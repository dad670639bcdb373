import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import type { ApiClient } from "../harness/api-client.ts";
import { accept, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** PostgreSQL goes away and comes back, as the gateway sees it: through a gate on its connections. */
describe("PostgreSQL is away", () => {
  let playground: Playground;
  let gate: PostgresGate;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    gate = await openPostgresGate(playground.database.socket);
    const url = new URL(playground.database.url.replace("@/", "@127.0.0.1/"));
    url.search = "";
    url.port = String(gate.port);
    const gateway = await playground.spawn("serve", { DATABASE_URL: url.toString() });
    api = playground.clientOf(gateway.url);
    const connected = await connectIntegration(api, playground);
    ({ integrationId } = connected);
    [place] = connected.places;
  });
  after(async () => {
    await playground.stop();
    await gate.close();
  });

  test("intake answers 503 with Retry-After and keeps nothing, readiness says no, and all goes on without a restart", async () => {
    await delivered(api, await accept(api, leadTo(integrationId, place)));
    await gate.shut();
    const body = leadTo(integrationId, place);
    const answer = await api.post("/v1/leads/realpage_rpx/", body, { "idempotency-key": "while-away" });
    assert.deepEqual([answer.status, answer.body.error.code], [503, "service_unavailable"]);
    assert.match(answer.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
    assert.equal((await api.get("/readyz")).status, 503);
    assert.equal((await api.get("/healthz")).status, 200);

    await gate.open();
    const again = await until("the intake", async () => {
      const tried = await api.post("/v1/leads/realpage_rpx/", body, { "idempotency-key": "while-away" });
      return tried.status === 200 ? tried : null;
    });
    await until("readiness", async () => (await api.get("/readyz")).status === 200);
    await delivered(api, again.body.meta.job_id);
    const kept = await playground.database.pool.query(
      "select count(*)::int as n from writes where request ->> 'last_name' = $1",
      [body["last_name"]],
    );
    assert.equal(kept.rows[0].n, 1);
  });

  test("it goes away in the middle of a call: the outcome is recorded when it is back", async () => {
    await playground.control.set({ findsDuplicates: false, delayMs: 400 });
    const body = leadTo(integrationId, place);
    const jobId = await accept(api, body);
    await until("the call", async () =>
      (await playground.control.requests({ method: "insertprospect" })).some((one) =>
        String(one.body).includes(String(body["last_name"])),
      ),
    );
    await gate.shut();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await gate.open();
    await delivered(api, jobId, 40_000);
    const cards = (await playground.control.guestCards()).filter(
      (card) => card.prospects[0]?.lastname === body["last_name"],
    );
    assert.equal(cards.length, 1);
    await playground.control.set({ delayMs: 0 });
  });
});

type PostgresGate = {
  readonly port: number;
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

/** A TCP port that leads to PostgreSQL's Unix socket, and can be shut: connections break and new ones are refused. */
async function openPostgresGate(socketPath: string): Promise<PostgresGate> {
  const open = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const listen = async (): Promise<void> => {
    const started = createServer((client) => {
      const upstream = connect(socketPath);
      for (const socket of [client, upstream]) {
        open.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          open.delete(socket);
          (socket === client ? upstream : client).destroy();
        });
      }
      client.pipe(upstream).pipe(client);
    });
    await new Promise<void>((resolve) => started.listen(port, "127.0.0.1", resolve));
    port = (started.address() as { port: number }).port;
    server = started;
  };
  const shut = async (): Promise<void> => {
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    for (const socket of open) socket.destroy();
    await closed;
    server = null;
  };
  await listen();
  return { port, shut, open: listen, close: shut };
}
