import type { BenchDatabase } from "./databases.ts";
import type { Place as SoapPlace } from "../typical/soap.ts";
import { type Program, startProgram } from "./program.ts";
import type { Rig } from "./rig.ts";
import type { System } from "./system.ts";

const file = (path: string): string => new URL(`../${path}`, import.meta.url).pathname;
const TOKEN = "bench-token-of-the-others";
const READY = "bench_ready";
const LEADS = "/v1/leads/realpage_rpx/";

/** Starts a program of the bench and stops it with the rig. */
export async function startPart(
  rig: Rig,
  path: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const program = await startProgram(file(path), [], { TOKEN, ...environment }, READY);
  rig.onStop(() => program.stop());
  return program;
}

const systemOf = (name: string, path: string, { ready }: Program): System => ({
  name,
  url: String(ready["url"]),
  path,
  token: TOKEN,
});

export async function startCeiling(rig: Rig): Promise<System> {
  return systemOf("ceiling", LEADS, await startPart(rig, "systems/ceiling.ts"));
}

export async function startIdeal(rig: Rig, { url }: BenchDatabase): Promise<System> {
  return systemOf("ideal", LEADS, await startPart(rig, "systems/ideal.ts", { DATABASE_URL: url }));
}

export async function startTypical(rig: Rig, database: BenchDatabase): Promise<System> {
  return systemOf(
    "typical",
    "/leads",
    await startPart(rig, "typical/api.ts", { DATABASE_URL: database.url }),
  );
}

/** Where each property's leads go, by the property's id. */
export type SoapPlaces = Readonly<Record<string, SoapPlace>>;

/** The worker of the typical system. */
export async function startTypicalWorker(
  rig: Rig,
  database: BenchDatabase,
  rpxUrl: string,
  places: SoapPlaces,
): Promise<Program> {
  for (const [propertyId, { url, licensekey, pmc_id: pmcId, site_id: siteId }] of Object.entries(places))
    await database.pool.query(`insert into places values ($1, $2, $3, $4, $5)`, [
      propertyId,
      url,
      licensekey,
      pmcId,
      siteId,
    ]);
  return startPart(rig, "typical/worker.ts", { DATABASE_URL: database.url, RPX_URL: rpxUrl });
}

export async function startTypicalRedis(rig: Rig, socket: string): Promise<System> {
  const program = await startPart(rig, "typical-redis/api.ts", { REDIS_SOCKET: socket });
  return systemOf("typical-redis", "/leads", program);
}

export function startTypicalRedisWorker(
  rig: Rig,
  socket: string,
  rpxUrl: string,
  places: SoapPlaces,
): Promise<Program> {
  return startPart(rig, "typical-redis/worker.ts", {
    REDIS_SOCKET: socket,
    RPX_URL: rpxUrl,
    PLACES: JSON.stringify(places),
  });
}
