import { connectIntegrations, prepareGuestcard, untilDelivered } from "../rig/guestcard.ts";
import { leadOf } from "../rig/leads.ts";
import { startRedis } from "../rig/redis.ts";
import { rounds } from "../rig/rounds.ts";
import { median, spread } from "../rig/statistics.ts";
import { postUntilStored } from "../rig/stored.ts";
import type { System } from "../rig/system.ts";
import {
  type SoapPlaces,
  startTypical,
  startTypicalRedis,
  startTypicalRedisWorker,
  startTypicalWorker,
} from "../rig/systems.ts";
import { bounded, type Row, shown } from "../rig/table.ts";
import { untilNone } from "../rig/until.ts";
import type { Bench } from "./bench.ts";

const CONNECTIONS = 64;

type Deliverer = {
  readonly system: System;
  /** Resolves when it has nothing left to do. */
  readonly settled: () => Promise<void>;
};

/** From the first request to the last lead stored upstream: leads a second through the whole of each system. */
export async function measureDelivery(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  const integrations = isQuick ? 16 : 200;
  const leads = isQuick ? 300 : 2000;
  const sites = Array.from({ length: integrations }, () => bench.site());
  const guestcard = prepareGuestcard("deliver", await rig.databases.create("deliver"), rig.folder);
  const program = await guestcard.start("serve");
  rig.onStop(() => program.stop());
  const places = await connectIntegrations(guestcard, guestcard.client(program), sites);
  const soapPlaces: SoapPlaces = Object.fromEntries(
    sites.map(({ url, licensekey, pmcId, siteId }, index) => [
      places[index]?.property_id ?? "",
      { url, licensekey, pmc_id: pmcId, site_id: siteId },
    ]),
  );

  const typical = await rig.databases.create("deliver_typical");
  const typicalApi = await startTypical(rig, typical);
  await startTypicalWorker(rig, typical, simulator.url, soapPlaces);
  const deliverers: Deliverer[] = [
    {
      system: typicalApi,
      settled: () =>
        untilNone(
          "the end of a delivery",
          typical.pool,
          `select count(*)::int from leads where status = 'pending'`,
        ),
    },
    {
      system: guestcard.system(program),
      settled: () => untilDelivered(guestcard),
    },
  ];
  const redis = await startRedis(rig);
  if (redis !== null) {
    const system = await startTypicalRedis(rig, redis);
    await startTypicalRedisWorker(rig, redis, simulator.url, soapPlaces);
    deliverers.push({ system, settled: () => Promise.resolve() });
  }

  const rates = new Map<string, number[]>();
  let run = 0;
  // V8 compiles for some thousands of leads: the first rounds, of the short form one, warm up and are not counted.
  const warmUps = isQuick ? 1 : 2;
  for (const round of isQuick ? rounds(2, 3) : rounds(warmUps + 2))
    for (const { system, settled } of deliverers) {
      const name = `d${++run}x`;
      const rate = await postUntilStored(simulator, system, {
        connections: CONNECTIONS,
        requests: leads,
        body: (n) => {
          const place = places[n % places.length];
          if (!place) throw new Error("There are no places.");
          return leadOf(place, `${name}${n}`);
        },
      });
      await settled();
      await simulator.control.clearRequests();
      if (round >= warmUps) rates.set(system.name, [...(rates.get(system.name) ?? []), rate]);
    }

  const ours = rates.get("deliver") ?? [];
  const against = (name: string, least: number): Row => {
    const ratios = ours.map((rate, round) => rate / (rates.get(name)?.[round] ?? Number.NaN));
    return bounded(`  guestcard ÷ ${name}`, `${spread(ratios)} ×`, `≥ ${least} ×`, median(ratios) >= least);
  };
  return [
    shown(`accept to stored upstream, ${integrations} integrations, simulator at 0 ms:`, ""),
    shown("  typical", `${spread(rates.get("typical") ?? [])} /s`),
    redis === null
      ? shown("  typical-redis", "not measured: no redis-server on the PATH")
      : shown("  typical-redis", `${spread(rates.get("typical-redis") ?? [])} /s`),
    shown("  guestcard", `${spread(ours)} /s`),
    against("typical", 3),
    ...(redis === null ? [] : [against("typical-redis", 1.5)]),
  ];
}
