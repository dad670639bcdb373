import assert from "node:assert/strict";
import { connect, createServer, type Server, type Socket } from "node:net";
import { after, before, describe, test } from "node:test";
import type { ApiClient, Reply } from "../harness/api-client.ts";
import { accept, callsOf, cardsOf, eventsOf, leadTo } from "../harness/leads.ts";
import {
  connectIntegration,
  createIntegration,
  delivered,
  openPlayground,
  type Place,
  type Playground,
} from "../harness/playground.ts";
import { until } from "../harness/wait.ts";

const SITES = ["2000001", "2000002", "2000003"];

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

  /** Posts a lead until it is taken. */
  const taken = (post: () => Promise<Reply>): Promise<Reply> =>
    until("the intake", async () => {
      const tried = await post();
      return tried.status === 200 ? tried : null;
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
    const again = await taken(() =>
      api.post("/v1/leads/realpage_rpx/", body, { "idempotency-key": "while-away" }),
    );
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
    await until("the call", async () => (await callsOf(playground, body)).length > 0);
    await gate.shut();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await gate.open();
    await delivered(api, jobId);
    const cards = (await playground.control.guestCards()).filter(
      (card) => card.prospects[0]?.lastname === body["last_name"],
    );
    assert.equal(cards.length, 1);
    await playground.control.set({ delayMs: 0 });
  });

  test("a commit whose answer is lost for good: the 503 does not say that nothing was accepted, and the key finds it", async () => {
    const body = leadTo(integrationId, place);
    const headers = { "idempotency-key": "answer-lost" };
    const post = (): Promise<Reply> => api.post("/v1/leads/realpage_rpx/", body, headers);
    gate.loseAnswer('"accepted_at"', () => gate.shut());
    const answer = await post();
    await gate.open();
    assert.deepEqual([answer.status, answer.body.error.code], [503, "service_unavailable"]);
    assert.doesNotMatch(answer.body.error.message, /nothing was/i);
    const kept = await playground.database.pool.query(
      "select id from writes where request ->> 'last_name' = $1",
      [body["last_name"]],
    );
    assert.equal(kept.rowCount, 1, "it was accepted");
    const again = await taken(post);
    assert.equal(again.body.meta.job_id, kept.rows[0].id);
    await delivered(api, again.body.meta.job_id);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  for (const [how, goesAway] of [
    ["at once again", false],
    ["when the database is back", true],
  ] as const)
    test(`the answer to the commit of a lead that is kept as begun is lost, and the caller asks ${how}`, async () => {
      const jobId = await until("a lead that is kept as begun", async () => {
        // Its lane is kept for a second.
        await delivered(api, await accept(api, leadTo(integrationId, place)));
        const body = leadTo(integrationId, place);
        const key = { "idempotency-key": `early-${String(body["last_name"])}` };
        gate.loseAnswer('"accepted_at"', () => (goesAway ? gate.shut() : null));
        const post = (): Promise<Reply> => api.post("/v1/leads/realpage_rpx/", body, key);
        assert.equal((await post()).status, goesAway ? 503 : 200);
        if (goesAway) await gate.open();
        const again = await taken(post);
        const id: string = again.body.meta.job_id;
        await delivered(api, id);
        assert.equal((await cardsOf(playground, body)).length, 1);
        // Nobody knew that it was begun: whoever took the lane over had to ask RPX for it.
        return (await eventsOf(api, id)).includes("interrupted") ? id : null;
      });
      assert.deepEqual((await eventsOf(api, jobId)).slice(0, 3), ["accepted", "send_started", "interrupted"]);
    });

  test("it goes away while RPX ends a block: what RPX answered is kept", async () => {
    const licensekey = crypto.randomUUID();
    await playground.control.setLicence(licensekey, SITES, null);
    const connected = await connectIntegration(api, playground, {
      credentials: { baseUrl: playground.simulator.url, licensekey },
    });
    const lead = leadTo(connected.integrationId, connected.places[0]);
    const { created_record_id: leadId } = await delivered(api, await accept(api, lead));
    await playground.control.removeLicence(licensekey);
    const posted = await api.post("/v1/events/leads/realpage_rpx/", {
      integration_id: connected.integrationId,
      lead_id: leadId,
      employee_id: connected.places[0]?.employees[0]?.id,
      event_type_id: connected.places[0]?.eventTypes[0]?.id,
      event_datetime: "2026-11-24T18:30:00Z",
    });
    const jobId = posted.body.meta.job_id;
    const calls = async (): Promise<number> =>
      (await playground.control.requests({ method: "insertactivity" })).length;
    await until("the block", async () => (await eventsOf(api, jobId)).includes("blocked"));
    await playground.control.setLicence(licensekey, SITES, null);
    await playground.control.order({ method: "insertactivity", kind: "delay", delayMs: 600, times: 1 });
    const before = await calls();
    await until("the probe", async () => (await calls()) > before);
    await gate.shut();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await gate.open();
    await until("readiness", async () => (await api.get("/readyz")).status === 200);
    await delivered(api, jobId);
    assert.equal((await playground.control.activities()).length, 1);
    const { rowCount } = await playground.database.pool.query("select from lane_blocks");
    assert.equal(rowCount, 0, "nothing is said to be blocked");
  });

  for (const step of ["send_started", "confirmed", "read_back_found"])
    test(`the answer to ${step} is lost: it goes on at once, also in a lane that never rests`, async () => {
      const body = leadTo(integrationId, place);
      const lost = new Promise((resolve) => gate.loseAnswer(`"${step}"`, () => resolve(null)));
      // The first of these steps that comes is the one: of this lead or of another. There are more leads than places, so
      // that not all can be kept as begun.
      const bodies = [body, ...Array.from({ length: 11 }, () => leadTo(integrationId, place))];
      const jobs = await Promise.all(bodies.map((one) => accept(api, one)));
      await lost;
      const others = new AbortController();
      const busy = (async () => {
        while (!others.signal.aborted) {
          await accept(api, leadTo(integrationId, place));
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      })();
      try {
        for (const jobId of jobs) await delivered(api, jobId);
      } finally {
        others.abort();
        await busy;
      }
      assert.equal((await cardsOf(playground, body)).length, 1);
    });

  test("connections that swallow everything are given up: the answer says that it is not known, and all goes on", async () => {
    // Several connections of each kind, which are then all dead.
    const jobs = Array.from({ length: 6 }, () => accept(api, leadTo(integrationId, place)));
    for (const jobId of await Promise.all(jobs)) await delivered(api, jobId);
    gate.swallow();
    const body = leadTo(integrationId, place);
    const post = (): Promise<Reply> =>
      api.post("/v1/leads/realpage_rpx/", body, { "idempotency-key": "swallowed" });
    const answer = await post();
    assert.deepEqual([answer.status, answer.body.error.code], [503, "service_unavailable"]);
    assert.match(answer.body.error.message, /cannot say whether it kept it.*same Idempotency-Key/);
    const again = await taken(post);
    assert.equal((await api.get("/readyz")).status, 200);
    await delivered(api, again.body.meta.job_id);
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("statements under way when connections begin to swallow everything are given up, and hold no connection", async () => {
    const { pool } = playground.database;
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("lock table records in access exclusive mode");
    // As many as there are connections for callers.
    const asked = Array.from({ length: 8 }, () => api.get("/v1/leads/?limit=1"));
    const waiting =
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until("the lists", async () => ((await pool.query(waiting)).rowCount ?? 0) >= asked.length);
    gate.swallow();
    await holder.query("rollback");
    holder.release();
    for (const { status } of await Promise.all(asked)) assert.equal(status, 503);
    assert.equal((await api.get("/v1/leads/?limit=1")).status, 200);
    await delivered(api, await accept(api, leadTo(integrationId, place)));
  });

  test("a primary that may only be read is not ready, and its connections are given up", async () => {
    const { pool } = playground.database;
    const client = await pool.connect();
    const readOnly = async (value: "on" | "off"): Promise<void> => {
      await client.query(
        `do $$ begin execute format('alter database %I set default_transaction_read_only = ${value}', current_database()); end $$`,
      );
    };
    await readOnly("on");
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'guestcard'",
    );
    await until("that it is not ready", async () => (await api.get("/readyz")).status === 503);
    const body = leadTo(integrationId, place);
    const answer = await api.post("/v1/leads/realpage_rpx/", body);
    assert.deepEqual([answer.status, answer.body.error.code], [503, "service_unavailable"]);
    // Whoever connected meanwhile stays read-only for as long as the connection lives.
    await readOnly("off");
    client.release();
    await until("that it is ready", async () => (await api.get("/readyz")).status === 200);
    assert.equal(
      (await api.call("PUT", `/v1/admin/integrations/${integrationId}/`, { body: { name: "Test" } })).status,
      200,
    );
    await delivered(api, await accept(api, body));
    assert.equal((await cardsOf(playground, body)).length, 1);
  });

  test("a connection that ends in the middle of a transaction fails its request, and not the process", async () => {
    // Without a sync, which would change it, too.
    const id = await createIntegration(api, playground, { active: false });
    const path = `/v1/admin/integrations/${id}/`;
    const { pool } = playground.database;
    const holder = await pool.connect();
    await holder.query("begin");
    await holder.query("select from integrations where id = $1 for update", [id]);
    const asked = [api.call("PUT", path, { body: { name: "Renamed" } }), api.call("DELETE", path)];
    const waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await until("both transactions", async () => (await pool.query(`select ${waiting}`)).rowCount === 2);
    await pool.query(`select pg_terminate_backend(pid) ${waiting}`);
    await holder.query("rollback");
    holder.release();
    for (const { status } of await Promise.all(asked)) assert.equal(status, 503);
    assert.equal((await api.get("/healthz")).status, 200);
    assert.equal((await api.get(path)).body.results.name, "Test");
  });
});

type PostgresGate = {
  readonly port: number;
  /** From now on every connection that there is stays, and nothing more comes through it. New ones work. */
  swallow(): void;
  /** Of the next statement that holds `text` the answer is lost, and its connection: it is carried out nevertheless. */
  loseAnswer(text: string, onLost: () => unknown): void;
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
};

/** A TCP port that leads to PostgreSQL's Unix socket, and can be shut: connections break and new ones are refused. */
async function openPostgresGate(socketPath: string): Promise<PostgresGate> {
  const open = new Set<Socket>();
  const swallowed = new WeakSet<Socket>();
  let server: Server | null = null;
  let port = 0;
  let losing: { readonly text: string; readonly onLost: () => unknown } | null = null;
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
      let onLost: (() => unknown) | null = null;
      client.on("data", (chunk) => {
        if (swallowed.has(client)) return;
        if (losing && chunk.includes(losing.text)) {
          ({ onLost } = losing);
          losing = null;
        }
        upstream.write(chunk);
      });
      // PostgreSQL answers a statement of its own transaction once that is committed.
      upstream.on("data", (chunk) => {
        if (swallowed.has(client)) return;
        if (onLost) {
          client.destroy();
          onLost();
        } else client.write(chunk);
      });
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
  return {
    port,
    swallow: () => {
      for (const socket of open) swallowed.add(socket);
    },
    shut,
    open: listen,
    close: shut,
    loseAnswer: (text, onLost) => {
      losing = { text, onLost };
    },
  };
}
