import { openPlayground, type Playground } from "../harness/playground.ts";
import { openRpxProxy, type RpxProxy } from "./rpx-proxy.ts";

/** Does `action` with a playground of its own and a proxy before its simulator, and closes both. */
export async function withProxy(
  action: (playground: Playground, proxy: RpxProxy) => Promise<void>,
  environment: Record<string, string> = {},
): Promise<void> {
  const playground = await openPlayground(environment);
  const proxy = await openRpxProxy(playground.simulator.url);
  try {
    await action(playground, proxy);
  } finally {
    await proxy.close();
    await playground.stop();
  }
}
