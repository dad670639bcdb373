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
  /** A part of the rig: what is started with it is stopped with it. */
  part(): Rig;
  stop(): Promise<void>;
};

/** What is to be stopped, the last first, once. */
function createStops(first: (() => Promise<void>)[]) {
  const stops = [...first];
  let stopping: Promise<void> | null = null;
  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop())
      await stop().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`));
  };
  return {
    add: (stop: () => Promise<void>): void => void stops.push(stop),
    stop: (): Promise<void> => (stopping ??= stopAll()),
  };
}

function rigWith(isQuick: boolean, folder: string, databases: Databases, stops: Stops): Rig {
  return {
    isQuick,
    folder,
    databases,
    async startSimulator() {
      const program = await startProgram(
        SIMULATOR,
        [],
        { SIMULATOR_PORT: "0", SIMULATOR_CONTROL_PORT: "0", SIMULATOR_JOURNAL_BODIES: "false" },
        "simulator_ready",
      );
      stops.add(() => program.stop());
      const { url, control_url: controlUrl } = program.ready;
      return { url: String(url), control: new SimulatorControl(String(controlUrl)) };
    },
    onStop: stops.add,
    part() {
      const own = createStops([]);
      stops.add(own.stop);
      return rigWith(isQuick, folder, databases, own);
    },
    stop: stops.stop,
  };
}

type Stops = ReturnType<typeof createStops>;

/** Makes a temporary folder and starts PostgreSQL in it. */
export async function openRig(isQuick: boolean): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-bench-"));
  // PostgreSQL runs as another user where the bench runs as root.
  await chmod(folder, 0o711);
  const stops = createStops([() => rm(folder, { recursive: true, force: true })]);
  try {
    const databases = await startDatabases(join(folder, "postgres"));
    stops.add(() => databases.stop());
    return rigWith(isQuick, folder, databases, stops);
  } catch (error) {
    await stops.stop();
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
