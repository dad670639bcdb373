import { connectIntegrations, prepareGuestcard, untilDelivered, untilFollowed } from "../rig/guestcard.ts";
import { leadAt, leadOf } from "../rig/leads.ts";
import { postLoad } from "../rig/load.ts";
import { answerOneByOne, type LeadTimes, type LoneTarget, postOneByOne } from "../rig/one-by-one.ts";
import { rounds } from "../rig/rounds.ts";
import { median, percentile, short } from "../rig/statistics.ts";
import { postUntilStored } from "../rig/stored.ts";
import { startIdeal } from "../rig/systems.ts";
import { bounded, type Row, shown } from "../rig/table.ts";
import type { Bench } from "./bench.ts";

/** From the sending of a request to the first byte at the upstream, nothing else going on: in one process, and with a worker in another. */
export async function measureFirstByte(bench: Bench): Promise<Row[]> {
  const { rig, simulator, isQuick } = bench;
  // An idle process of a service is one that has worked before: V8 has compiled what it will.
  const warmUp = isQuick ? 300 : 3000;
  const target = async (name: string, isApart: boolean): Promise<LoneTarget> => {
    const guestcard = prepareGuestcard(name, await rig.databases.create(name), rig.folder);
    const [api] = await Promise.all(
      (isApart ? (["api", "worker"] as const) : (["serve"] as const)).map(async (command) => {
        const program = await guestcard.start(command);
        rig.onStop(() => program.stop());
        return program;
      }),
    );
    if (!api) throw new Error("There is no API.");
    const site = bench.site();
    const [place] = await connectIntegrations(guestcard, guestcard.client(api), [site]);
    if (!place) throw new Error("An integration is missing.");
    const system = guestcard.system(api);
    await postUntilStored(simulator, system, {
      connections: 16,
      requests: warmUp,
      body: (n) => leadOf(place, `${name}x${n}`),
    });
    await untilDelivered(guestcard);
    await untilFollowed(guestcard);
    return { system, place, licensekey: site.licensekey };
  };
  const targets = [await target("one_process", false), await target("two_processes", true)] as const;
  const each = () => (isQuick ? rounds(12, 4) : rounds(200));
  const [together = [], apart = []] = await postOneByOne(simulator, targets, each());
  const [{ place }] = targets;
  const ideal = await startIdeal(rig, await rig.databases.create("ideal_idle"));
  await postLoad(ideal, { connections: 16, requests: warmUp, body: () => leadAt(place) });
  const idealAnswers = await answerOneByOne(ideal, place, each());
  return [
    rowOf("accept to first byte upstream, idle, one process", together, 5, 25),
    rowOf("accept to first byte upstream, idle, separate worker", apart, 10, null),
    shown("  the ideal's answer, likewise idle", `median ${short(median(idealAnswers))} ms`),
  ];
}

function rowOf(work: string, times: readonly LeadTimes[], most: number, mostP99: number | null): Row {
  const all = times.map((time) => time.firstByte);
  const middle = median(all);
  const tail = percentile(all, 0.99);
  const answered = median(times.map((time) => time.answered));
  return bounded(
    work,
    `median ${short(middle)} ms, p99 ${short(tail)} ms (the answer: ${short(answered)} ms)`,
    `median ≤ ${most} ms${mostP99 === null ? "" : `, p99 ≤ ${mostP99} ms`}`,
    middle <= most && (mostP99 === null || tail <= mostP99),
  );
}
