import { childEnvironment } from "./child-environment.ts";
import { startProgram } from "../../demo/child-process.ts";
import { SimulatorControl } from "../../../simulator/src/simulator.ts";

const MAIN = new URL("../../../simulator/src/main.ts", import.meta.url).pathname;

/** A simulator in a process of its own, which the load of a test does not slow down. */
export type SimulatorProcess = {
  /** An integration's baseUrl. */
  readonly url: string;
  readonly control: SimulatorControl;
  stop(): Promise<void>;
};

/** Starts a simulator on free ports. */
export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  const started = await startProgram(
    MAIN,
    [],
    childEnvironment({
      SIMULATOR_PORT: "0",
      SIMULATOR_CONTROL_PORT: "0",
      SIMULATOR_JOURNAL_BODIES: "false",
    }),
    (line) =>
      line.includes("simulator_ready") ? (JSON.parse(line) as { url: string; control_url: string }) : null,
  );
  return {
    url: started.ready.url,
    control: new SimulatorControl(started.ready.control_url),
    stop: () => started.stop(),
  };
}
