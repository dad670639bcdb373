import { type LoadOptions, postLoad } from "./load.ts";
import type { RunningSimulator } from "./rig.ts";
import type { System } from "./system.ts";
import { until } from "./until.ts";

/** Posts so many leads to `system` and waits until the simulator has stored them all. Gives how many a second. */
export async function postUntilStored(
  { control }: RunningSimulator,
  system: System,
  load: LoadOptions & { readonly requests: number },
): Promise<number> {
  const before = (await control.stats()).stored;
  const startedAt = performance.now();
  await postLoad(system, load);
  await until(
    `the leads of ${system.name} upstream`,
    async () => (await control.stats()).stored >= before + load.requests,
    180_000,
  );
  return load.requests / ((performance.now() - startedAt) / 1000);
}
