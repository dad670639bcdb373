import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEYS, type Simulator, SimulatorControl, startSimulator } from "../../../simulator/src/simulator.ts";
import { accountNamed, createApiKey } from "../../src/accounts/api-keys.ts";
import { allRights } from "../../src/accounts/rights.ts";
import { readConfiguration } from "../../src/config/configuration.ts";
import { createLog, type Roles, type RunningGateway, serve } from "../../src/serve.ts";
import { ApiClient } from "./api-client.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";
import { type GatewayProcess, startGatewayProcess } from "./gateway-process.ts";
import { until } from "./wait.ts";

export { KEYS };

/** The ids of one property and of what hangs on it, in the order of RPX's own ids. */
export type Place = {
  readonly id: string;
  readonly xId: string;
  readonly relationship: string;
  readonly units: readonly {
    id: string;
    x_id: string;
    number: string | null;
    x_floor_plan_id: string | null;
  }[];
  readonly employees: readonly { id: string; x_id: string }[];
  readonly leadSources: readonly { id: string; x_id: string }[];
  readonly eventTypes: readonly { id: string; x_id: string }[];
};

/** What one test file plays with: a simulator over real SOAP, a database of its own, and gateways on it. */
export type Playground = {
  readonly simulator: Simulator;
  readonly control: SimulatorControl;
  readonly database: TestDatabase;
  /** The environment of every gateway of this playground. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts a gateway in this process. */
  serve(
    roles?: Roles,
    environment?: Record<string, string>,
  ): Promise<{ gateway: RunningGateway; api: ApiClient }>;
  /** Starts a gateway in a process of its own, which can be killed. */
  spawn(command: "serve" | "api" | "worker", environment?: Record<string, string>): Promise<GatewayProcess>;
  /** A client of a gateway at `url`, with the key that has all rights. */
  clientOf(url: string | null): ApiClient;
  /** A client with all rights in another account, which it makes. */
  otherAccount(name: string, url: string): Promise<ApiClient>;
  /** Stops everything that it started. */
  stop(): Promise<void>;
};

/** Quick pauses, so that a test of recovery takes no minute. */
const QUICK = {
  GUESTCARD_SETTLE_SECONDS: "1",
  GUESTCARD_PROBE_SECONDS: "1",
  GUESTCARD_ANSWER_TIMEOUT_MS: "2000",
  GUESTCARD_CONNECT_TIMEOUT_MS: "1000",
  GUESTCARD_STOP_SECONDS: "5",
  GUESTCARD_LEASE_SECONDS: "2",
};

/** Opens a playground. */
export async function openPlayground(environment: Record<string, string> = {}): Promise<Playground> {
  const database = await createTestDatabase();
  const simulator = await startSimulator();
  const dataDir = await mkdtemp(join(tmpdir(), "guestcard-play-"));
  const token = `test-${randomBytes(18).toString("base64url")}`;
  const all = {
    PORT: "0",
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    GUESTCARD_SECRET_KEY: randomBytes(32).toString("hex"),
    GUESTCARD_BOOTSTRAP_TOKEN: token,
    GUESTCARD_ALLOW_PRIVATE_TARGETS: "true",
    LOG_LEVEL: "info",
    ...QUICK,
    ...environment,
  };
  const stops: (() => Promise<unknown>)[] = [];
  return {
    simulator,
    control: new SimulatorControl(simulator.controlUrl),
    database,
    environment: all,
    async serve(roles = { api: true, worker: true }, more = {}) {
      const configuration = readConfiguration({ ...all, LOG_LEVEL: "silent", ...more });
      const gateway = await serve(configuration, roles, createLog(configuration));
      stops.push(() => gateway.stop());
      return { gateway, api: new ApiClient(gateway.url ?? "http://none.invalid", token) };
    },
    async spawn(command, more = {}) {
      const started = await startGatewayProcess(command, { ...all, ...more });
      stops.push(() => started.end("SIGKILL"));
      return started;
    },
    async otherAccount(name, url) {
      const accountId = await accountNamed(database.pool, name);
      const key = await createApiKey(
        database.pool,
        { accountId, name, rights: allRights },
        { kind: "gateway" },
      );
      return new ApiClient(url, key.token);
    },
    clientOf: (url) => new ApiClient(url ?? "http://none.invalid", token),
    async stop() {
      for (const stop of stops.toReversed()) await stop();
      await simulator.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An integration as tests want it: as quick as it goes. */
export function integrationBody(
  playground: { readonly simulator: { readonly url: string } },
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    name: "Test",
    integration_vendor: "REALPAGE_RPX",
    active: true,
    max_request_frequency: 1000,
    max_request_cadence: "SECOND",
    max_job_concurrency: 8,
    credentials: { baseUrl: playground.simulator.url, licensekey: KEYS.main },
    ...more,
  };
}

/** Creates an integration and gives its id. */
export async function createIntegration(
  api: ApiClient,
  playground: { readonly simulator: { readonly url: string } },
  more: Record<string, unknown> = {},
): Promise<string> {
  const created = await api.post("/v1/admin/integrations/", integrationBody(playground, more));
  if (created.status !== 200) throw new Error(`No integration: ${JSON.stringify(created.body)}`);
  return created.body.result.id;
}

/** Syncs an integration and waits for the end. */
export async function syncNow(api: ApiClient, integrationId: string): Promise<void> {
  const syncs = `/v1/admin/integrations/${integrationId}/syncs`;
  const asked = await api.post(`/v1/admin/integrations/${integrationId}/manual-sync`, {});
  if (asked.status !== 200) throw new Error(`No sync: ${JSON.stringify(asked.body)}`);
  await until("the sync's end", async () => {
    const { results } = (await api.get(syncs)).body;
    const open = results.some((sync: { state: string }) => ["waiting", "running"].includes(sync.state));
    if (!open && results[0].state === "failed") throw new Error(JSON.stringify(results[0].errors));
    return !open;
  });
}

/** Creates an integration, syncs it and reads its properties. */
export async function connectIntegration(
  api: ApiClient,
  playground: { readonly simulator: { readonly url: string } },
  more: Record<string, unknown> = {},
): Promise<{ integrationId: string; places: Place[] }> {
  const integrationId = await createIntegration(api, playground, more);
  await syncNow(api, integrationId);
  return { integrationId, places: await readPlaces(api, integrationId) };
}

/** The same with a licence of its own, for one site, so that an order for its key meets no other integration's call. */
export async function connectOwnLicence(
  api: ApiClient,
  { simulator, control }: Pick<Playground, "simulator" | "control">,
  more: Record<string, unknown> = {},
): Promise<{ integrationId: string; places: Place[]; licensekey: string }> {
  const licensekey = randomUUID();
  await control.setLicence(licensekey, ["2000001"], null);
  const credentials = { baseUrl: simulator.url, licensekey };
  return { licensekey, ...(await connectIntegration(api, { simulator }, { credentials, ...more })) };
}

/** The properties of an integration with what hangs on them, in the order of RPX's ids. */
export async function readPlaces(api: ApiClient, integrationId: string): Promise<Place[]> {
  const list = async (path: string): Promise<any[]> => {
    const all: any[] = [];
    for (;;) {
      const page = await api.get(`${path}?limit=250&offset=${all.length}&integration_id=${integrationId}`);
      if (page.status !== 200) throw new Error(`${path}: ${JSON.stringify(page.body)}`);
      all.push(...page.body.results);
      if (page.body.results.length < 250) return all.toSorted((a, b) => (a.x_id < b.x_id ? -1 : 1));
    }
  };
  const [properties, relationships, units, employees, leadSources, eventTypes] = await Promise.all(
    ["properties", "lead-relationships", "units", "employees", "lead-sources", "event-types"].map((path) =>
      list(`/v1/${path}/`),
    ),
  );
  return (properties ?? []).map(({ id, x_id }) => {
    const of = (records: any[] = []): any[] => records.filter((record) => record.property_id === id);
    return {
      id,
      xId: x_id,
      relationship: of(relationships).find((one) => one.x_id === "H").id,
      units: of(units),
      employees: of(employees),
      leadSources: of(leadSources),
      eventTypes: of(eventTypes),
    };
  });
}

/** A write's status, as soon as `isEnough` of it. */
export async function statusWhen(
  api: ApiClient,
  jobId: string,
  isEnough: (status: { write_status: string; errors: string[]; created_record_id: string | null }) => boolean,
): Promise<{ write_status: string; errors: string[]; created_record_id: string | null }> {
  return until(`the status of ${jobId}`, async () => {
    const { body } = await api.get(`/v1/admin/write-status/${jobId}`);
    return isEnough(body) ? body : null;
  });
}

/** Waits until a write is delivered and read back. */
export async function delivered(api: ApiClient, jobId: string): Promise<{ created_record_id: string }> {
  const status = await statusWhen(
    api,
    jobId,
    (one) =>
      one.write_status === "FAILURE" || (one.write_status === "SUCCESS" && one.created_record_id !== null),
  );
  if (status.write_status !== "SUCCESS") throw new Error(`${jobId}: ${JSON.stringify(status)}`);
  return { created_record_id: status.created_record_id ?? "" };
}
