import { setPace } from "../rig/guestcard.ts";
import { type LoneTarget, postOneByOne } from "../rig/one-by-one.ts";
import { rounds } from "../rig/rounds.ts";
import { median, short } from "../rig/statistics.ts";
import { bounded, type Row } from "../rig/table.ts";
import type { Bench } from "./bench.ts";
import type { GatewayPair, OneGateway } from "./gateway-pair.ts";

/** The backlog goes out at the pace of a busy integration. */
const BACKLOG_PACE = {
  max_request_frequency: 10,
  max_request_cadence: "SECOND",
  max_job_concurrency: 2,
} as const;

/** A lead of an idle integration, from request to stored upstream, with and without another's backlog. */
export async function measureIsolation({ simulator, isQuick }: Bench, pair: GatewayPair): Promise<Row[]> {
  await Promise.all(
    [pair.empty, pair.full].map(async (one) => {
      await one.program.stop();
      await setPace(one.guestcard, [one.backlog.integration_id], BACKLOG_PACE);
      await one.restart();
    }),
  );
  const target = (one: OneGateway): LoneTarget => ({
    system: one.system(),
    place: one.idle,
    licensekey: one.idleSite.licensekey,
  });
  const times = await postOneByOne(
    simulator,
    [target(pair.empty), target(pair.full)],
    isQuick ? rounds(10, 4) : rounds(60),
  );
  const [idle = Number.NaN, behind = Number.NaN] = times.map((all) => median(all.map((one) => one.stored)));
  const waiting = pair.filling.waiting.toLocaleString("en-US");
  return [
    bounded(
      `one lead of B to stored upstream while A has ${waiting} waiting ÷ idle`,
      `${short(behind / idle)} × (${short(behind)} against ${short(idle)} ms)`,
      "≤ 1.2 ×",
      behind / idle <= 1.2,
    ),
  ];
}
