import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createGatewayClient, type GatewayClient } from "../../packages/gateway/demo/gateway-client.ts";
import { readMemoryBounds } from "../../packages/gateway/src/cli/bound-memory.ts";
import { COMPILE_CACHE } from "../../packages/gateway/src/cli/compile-cache.ts";
import type { BenchDatabase } from "./databases.ts";
import type { Place } from "./leads.ts";
import { type Program, startProgram } from "./program.ts";
import type { System } from "./system.ts";
import { until, untilNone } from "./until.ts";

const MAIN = new URL("../../packages/gateway/src/main.ts", import.meta.url).pathname;

/** Where an integration calls. */
export type Licence = { readonly url: string; readonly licensekey: string };

export type Pace = {
  readonly max_request_frequency: number;
  readonly max_request_cadence: "SECOND" | "MONTH";
  readonly max_job_concurrency: number;
};

/** As fast as it goes. */
export const UNLIMITED: Pace = {
  max_request_frequency: 1_000_000,
  max_request_cadence: "SECOND",
  max_job_concurrency: 4,
};

/** One request a month: nothing is sent while the bench runs. */
export const PAUSED: Pace = {
  max_request_frequency: 1,
  max_request_cadence: "MONTH",
  max_job_concurrency: 1,
};

/** Gateways that share one database. */
export type Guestcard = {
  readonly database: BenchDatabase;
  /** Starts a process of the gateway: API and worker in one, or one of them. */
  start(command: "serve" | "api" | "worker"): Promise<Program>;
  /** The API of a process that was started. */
  system(program: Program): System;
  client(program: Program): GatewayClient;
};

/** Prepares gateways on `database`. They run as in service, with their log, but for the rate limit, which no caller of a load test would keep. */
export function prepareGuestcard(
  name: string,
  database: BenchDatabase,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Guestcard {
  const memory = readMemoryBounds();
  const token = `bench-${randomBytes(24).toString("base64url")}`;
  const environment = {
    PORT: "0",
    DATABASE_URL: database.url,
    DATA_DIR: join(folder, name),
    GUESTCARD_SECRET_KEY: randomBytes(32).toString("hex"),
    GUESTCARD_BOOTSTRAP_TOKEN: token,
    GUESTCARD_ALLOW_PRIVATE_TARGETS: "true",
    GUESTCARD_RATE_LIMIT_PER_MINUTE: "100000000",
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...memory.environment,
    ...settings,
  };
  const urlOf = (program: Program): string => String(program.ready["url"]);
  return {
    database,
    start: (command) => startProgram(MAIN, [command], environment, '"guestcard is ready"', memory.flags),
    system: (program) => ({ name, url: urlOf(program), path: "/v1/leads/realpage_rpx/", token }),
    client: (program) => createGatewayClient(urlOf(program), token),
  };
}

/** Waits until every write is finished, its read-back included. */
export const untilDelivered = ({ database }: Guestcard): Promise<void> =>
  untilNone(
    "the end of a delivery",
    database.pool,
    `select count(*)::int from writes where due_at < 'infinity'`,
  );

/** Waits until search and counts have followed what happened to writes that are all finished. */
export const untilFollowed = ({ database }: Guestcard): Promise<void> =>
  untilNone(
    "search and counts",
    database.pool,
    `select ((select count(*) from write_tracks) + (select count(*) from writes w where not exists
       (select from write_search s where s.account_id = w.account_id and s.id = w.id)))::int as count`,
  );

/** Creates an integration for each licence and syncs it. Gives the first property of each, in order. */
export async function connectIntegrations(
  guestcard: Guestcard,
  client: GatewayClient,
  licences: readonly Licence[],
  pace: Pace = UNLIMITED,
): Promise<Place[]> {
  const ids: string[] = [];
  for (const { url, licensekey } of licences) {
    const created = await client.post<{ result: { id: string } }>("/v1/admin/integrations/", {
      name: "Bench",
      integration_vendor: "REALPAGE_RPX",
      active: true,
      credentials: { baseUrl: url, licensekey },
      ...UNLIMITED,
    });
    if (created.status !== 200) throw new Error(`No integration: ${JSON.stringify(created.body)}`);
    ids.push(created.body.result.id);
  }
  for (const id of ids) await client.waitForSync(id);
  if (pace !== UNLIMITED) await setPace(guestcard, ids, pace);
  return Promise.all(ids.map((id) => readPlace(guestcard.database, id)));
}

/** Changes the pace of integrations, once their lanes are free, which take it with the next lease. */
export async function setPace(guestcard: Guestcard, ids: readonly string[], pace: Pace): Promise<void> {
  const { pool } = guestcard.database;
  await until(
    "free lanes",
    async () => {
      const held = await pool.query<{ held: number }>(
        `select count(*)::int as held from lanes where integration_id = any($1) and lease_owner is not null`,
        [ids],
      );
      return held.rows[0]?.held === 0;
    },
    60_000,
  );
  await pool.query(
    `update integrations set max_request_frequency = $2, max_request_cadence = $3, max_job_concurrency = $4
     where id = any($1)`,
    [ids, pace.max_request_frequency, pace.max_request_cadence, pace.max_job_concurrency],
  );
  await pool.query(`update lanes set next_send_at = '-infinity' where integration_id = any($1)`, [ids]);
}

async function readPlace({ pool }: BenchDatabase, integrationId: string): Promise<Place> {
  const result = await pool.query<Place>(
    `select p.integration_id, p.id as property_id,
       (select id from records where model = 'lead_relationships' and property_id = p.id and x_id = 'H') as lead_relationship_id,
       (select id from records where model = 'employees' and property_id = p.id order by x_id limit 1) as employee_id,
       (select id from records where model = 'lead_sources' and property_id = p.id order by x_id limit 1) as lead_source_id,
       (select id from records where model = 'units' and property_id = p.id order by x_id limit 1) as unit_id
     from records p where p.model = 'properties' and p.integration_id = $1 order by p.x_id limit 1`,
    [integrationId],
  );
  const [place] = result.rows;
  if (!place || Object.values(place).includes(null as never))
    throw new Error(`The sync of integration ${integrationId} left something out: ${JSON.stringify(place)}`);
  return place;
}
