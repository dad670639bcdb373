import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiClient, Reply } from "../harness/api-client.ts";
import { leadTo } from "../harness/leads.ts";
import { connectIntegration, openPlayground, type Place, type Playground } from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

/** Long enough that an answer that does not wait for its commit would be there. */
const HELD_MS = 600;

describe("a lead is answered only after its transaction is committed, on disk", () => {
  let playground: Playground;
  let valve: ReplyValve;
  let api: ApiClient;
  let integrationId: string;
  let place: Place | undefined;

  before(async () => {
    playground = await openPlayground();
    valve = await openReplyValve(playground.database.socket);
    const url = new URL(playground.database.url.replace("@/", "@127.0.0.1/"));
    url.search = "";
    url.port = String(valve.port);
    const worker = await playground.spawn("serve");
    const connected = await connectIntegration(playground.clientOf(worker.url), playground);
    ({ integrationId } = connected);
    [place] = connected.places;
    const { gateway } = await playground.serve(
      { api: true, worker: false },
      { DATABASE_URL: url.toString() },
    );
    api = playground.clientOf(gateway.url);
    // From here on the process knows key and ids: all that a lead waits for is its commit.
    for (let n = 0; n < 3; n++) assert.equal((await post().reply).status, 200);
  });
  after(async () => {
    valve.open();
    await playground.stop();
    await valve.close();
  });

  /** Posts a lead and notes when it was answered. */
  function post(): { body: Record<string, unknown>; reply: Promise<Reply>; isAnswered: () => boolean } {
    const body = leadTo(integrationId, place);
    let isAnswered = false;
    const reply = api.post("/v1/leads/realpage_rpx/", body).finally(() => (isAnswered = true));
    return { body, reply, isAnswered: () => isAnswered };
  }
  const writesOf = async (body: Record<string, unknown>): Promise<number> => {
    const found = await playground.database.pool.query(
      "select count(*)::int as n from writes where request ->> 'last_name' = $1",
      [body["last_name"]],
    );
    return found.rows[0].n;
  };

  test("while the commit stalls on a lock, nothing is answered and nothing can be seen", async () => {
    const client = await playground.database.pool.connect();
    try {
      await client.query("begin");
      await client.query("lock table write_events in share mode");
      const { body, reply, isAnswered } = post();
      await pause(HELD_MS);
      assert.equal(isAnswered(), false);
      assert.equal(await writesOf(body), 0);
      await client.query("rollback");
      assert.equal((await reply).status, 200);
      assert.equal(await writesOf(body), 1);
    } finally {
      client.release();
    }
  });

  test("while PostgreSQL's word of the commit is on its way, nothing is answered, though the lead is kept", async () => {
    // What follows from earlier leads is done then, so that this one's commit finds a connection that is open and free.
    await pause(HELD_MS);
    valve.hold();
    const { body, reply, isAnswered } = post();
    await until("the commit", async () => (await writesOf(body)) === 1);
    await pause(HELD_MS);
    assert.equal(isAnswered(), false);
    valve.open();
    const answer = await reply;
    assert.equal(answer.status, 200);
    const found = await playground.database.pool.query(
      "select request ->> 'last_name' as name from writes where id = $1",
      [answer.body.meta.job_id],
    );
    assert.equal(found.rows[0].name, body["last_name"]);
  });

  test("the sessions of the gateway flush each commit to disk", async () => {
    const { rows } = await playground.database.pool.query(
      `select current_setting('synchronous_commit') as commit,
         (select array_agg(distinct setting) from pg_db_role_setting s, unnest(s.setconfig) as setting
           where setting like 'synchronous_commit%' or setting like 'fsync%') as overridden`,
    );
    assert.deepEqual(rows, [{ commit: "on", overridden: null }]);
  });
});

type ReplyValve = {
  readonly port: number;
  /** Keeps what PostgreSQL says from now on. */
  hold(): void;
  /** Passes it on. */
  open(): void;
  close(): Promise<void>;
};

/** A TCP port that leads to PostgreSQL's Unix socket, and can keep its replies back. */
async function openReplyValve(socketPath: string): Promise<ReplyValve> {
  const sockets = new Set<Socket>();
  let isHeld = false;
  let kept: (() => void)[] = [];
  const server: Server = createServer((client) => {
    const upstream = connect(socketPath);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => (socket === client ? upstream : client).destroy());
    }
    client.pipe(upstream);
    upstream.on("data", (chunk) => {
      if (isHeld) kept.push(() => client.write(chunk));
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      isHeld = true;
    },
    open() {
      isHeld = false;
      for (const pass of kept) pass();
      kept = [];
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
