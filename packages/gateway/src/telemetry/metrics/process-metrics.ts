import { collectDefaultMetrics, Gauge, type Registry } from "prom-client";
import type { Build } from "../build.ts";

/** What the process is and how it does: build, CPU, memory, event loop, garbage collection. */
export function addProcessMetrics(registry: Registry, build: Build): void {
  collectDefaultMetrics({ register: registry });
  const info = new Gauge({
    name: "guestcard_build_info",
    help: "Always 1; the labels say which version runs, on which Node, and as what.",
    labelNames: ["version", "node", "roles"],
    registers: [registry],
  });
  info.set({ ...build, node: process.versions.node }, 1);
}
