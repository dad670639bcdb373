import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SimulatorControl } from "../../packages/simulator/src/control-client.ts";
import { type Databases, startDatabases } from "./databases.ts";
import type { Licence } from "./guestcard.ts";
import { startProgram } from "./program.ts";

const SIMULATOR = new URL("../../packages/simulator/src/main.ts", import.meta.url).pathname;

/** A simulator in a process of its own. */
export type RunningSimulator = { readonly url: string; readonly control: SimulatorControl };

/** What measures are made on; everything that is started is stopped with it. */
export type Rig = {
  readonly isQuick: boolean;
  readonly folder: string;
  readonly databases: Databases;
  startSimulator(): Promise<RunningSimulator>;
  /** Has something stopped at the end, the last first. */
  onStop(stop: () => Promise<void>): void;
  stop(): Promise<void>;
};

/** Makes a temporary folder and starts PostgreSQL in it. */
export async function openRig(isQuick: boolean): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-bench-"));
  // PostgreSQL runs as another user where the bench runs as root.
  await chmod(folder, 0o711);
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    for (const one of stops.toReversed())
      await one().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`));
  };
  try {
    const databases = await startDatabases(join(folder, "postgres"));
    stops.push(() => databases.stop());
    return {
      isQuick,
      folder,
      databases,
      async startSimulator() {
        const { ready, stop: end } = await startProgram(
          SIMULATOR,
          [],
          { SIMULATOR_PORT: "0", SIMULATOR_CONTROL_PORT: "0", SIMULATOR_JOURNAL_BODIES: "false" },
          "simulator_ready",
        );
        stops.push(end);
        return { url: String(ready["url"]), control: new SimulatorControl(String(ready["control_url"])) };
      },
      onStop: (one) => void stops.push(one),
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Licences for `sites` invented sites, one each. */
export async function makeLicences(
  { url, control }: RunningSimulator,
  sites: number,
): Promise<(Licence & { readonly pmcId: string; readonly siteId: string })[]> {
  const made = await control.generate({ sites });
  return made.map((site) => ({ url, ...site }));
}
