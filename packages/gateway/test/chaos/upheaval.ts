import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "pg";
import type { Fleet, Member } from "./fleet.ts";
import type { Random } from "./random.ts";

/** What was done to the fleet, and how long until its work went on (ms). */
export type Recovery = { readonly what: string; readonly ms: number };

type Scene = {
  readonly fleet: Fleet;
  readonly pool: Pool;
  readonly dataDir: string;
  readonly random: Random;
};

const POLL_MS = 100;
const LONGEST_RECOVERY_MS = 120_000;

/** Does `kills` things to gateways and PostgreSQL, `gapMs` apart, and waits until everything has recovered. */
export async function upheave(scene: Scene, kills: number, gapMs: number): Promise<Recovery[]> {
  const recoveries: Recovery[] = [];
  const pending: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  let postgresIsDown = false;
  const measure = (what: string, recovered: Promise<number>): void => {
    pending.push(
      recovered.then(
        (ms) => recoveries.push({ what, ms }),
        (error: unknown) => failures.push(error),
      ),
    );
  };
  for (let n = 0; n < kills; n++) {
    await pause(gapMs * (0.5 + scene.random()));
    const lot = scene.random();
    const member = pickMember(scene);
    if (!postgresIsDown && (lot < 0.06 || !member)) {
      const how = (["SIGKILL", "SIGINT", "SIGQUIT"] as const)[n % 3] ?? "SIGKILL";
      postgresIsDown = true;
      measure(
        "PostgreSQL restarted",
        restartPostgres(scene, how).finally(() => (postgresIsDown = false)),
      );
    } else if (!member) {
      n--;
    } else if (lot < 0.3) {
      measure("gateway paused", pauseMember(scene, member));
    } else if (lot < 0.38) {
      measure("gateway stopped in order", endMember(scene, member, "SIGTERM"));
    } else {
      measure("gateway killed", endMember(scene, member, "SIGKILL"));
    }
  }
  await Promise.all(pending);
  if (failures.length > 0) throw new AggregateError(failures, "Something did not recover.");
  return recoveries;
}

function pickMember({ fleet, random }: Scene): Member | undefined {
  const running = fleet.members.filter((member) => member.process !== null && !member.stopped);
  return running[Math.floor(random() * running.length)];
}

/** Ends a process; recovered when another holds what it held. */
async function endMember(scene: Scene, member: Member, signal: NodeJS.Signals): Promise<number> {
  const pid = member.process?.child.pid ?? 0;
  const since = performance.now();
  member.process?.child.kill(signal);
  await lanesLeft(scene.pool, pid);
  return performance.now() - since;
}

/** Stops a process for up to 14 seconds, beyond its leases' 10, and lets it go on. */
async function pauseMember(scene: Scene, member: Member): Promise<number> {
  const { process } = member;
  if (!process) return 0;
  const since = performance.now();
  member.stopped = true;
  process.child.kill("SIGSTOP");
  await Promise.race([lanesLeft(scene.pool, process.child.pid ?? 0), pause(500 + scene.random() * 13_500)]);
  process.child.kill("SIGCONT");
  member.stopped = false;
  return performance.now() - since;
}

/** Waits until no lane is held by the process any more. */
async function lanesLeft(pool: Pool, pid: number): Promise<void> {
  const end = performance.now() + LONGEST_RECOVERY_MS;
  while (performance.now() < end) {
    const held = await pool
      .query("select 1 from lanes where lease_owner like $1 limit 1", [`%:${pid}`])
      .catch(() => null);
    if (held?.rowCount === 0) return;
    await pause(POLL_MS);
  }
  throw new Error(`Lanes of process ${pid} were not taken over within ${LONGEST_RECOVERY_MS} ms.`);
}

/** Ends PostgreSQL's first process; its supervisor starts it again. Recovered when an API can take leads. */
async function restartPostgres({ fleet, dataDir }: Scene, signal: NodeJS.Signals): Promise<number> {
  const text = await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0)) return 0;
  const since = performance.now();
  try {
    process.kill(pid, signal);
  } catch {
    // It is down already, and being restarted.
  }
  await pause(POLL_MS);
  while (performance.now() - since < LONGEST_RECOVERY_MS) {
    for (const { url } of fleet.members) {
      if (url === null) continue;
      const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
      if (ready?.status === 200) return performance.now() - since;
    }
    await pause(POLL_MS);
  }
  throw new Error("No API became ready after PostgreSQL was restarted.");
}
