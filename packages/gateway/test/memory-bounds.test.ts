import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readMemoryBounds } from "../src/cli/bound-memory.ts";
import { startGatewayProcess } from "./harness/gateway-process.ts";
import { openPlayground } from "./harness/playground.ts";

const { flags } = readMemoryBounds();

test(
  "the gateway runs under its bounds of memory, in the process that was started",
  { skip: existsSync("/proc/self/cmdline") ? false : "needs Linux" },
  async () => {
    const playground = await openPlayground();
    try {
      const gateway = await startGatewayProcess("serve", playground.environment, {
        flags: [],
        environment: {},
      });
      const words = readFileSync(`/proc/${gateway.child.pid}/cmdline`, "utf8").split("\0");
      await gateway.end("SIGTERM");
      for (const flag of flags) assert.ok(words.includes(flag), `${flag} in ${words.join(" ")}`);
      assert.equal(words.includes("serve"), true);
    } finally {
      await playground.stop();
    }
  },
);
