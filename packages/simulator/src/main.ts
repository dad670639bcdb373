import { startSimulator } from "./simulator.ts";

/** A port number from the environment. @throws Error that names the setting. */
function port(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined) return fallback;
  if (!/^\d+$/.test(text) || Number(text) > 65_535)
    throw new Error(`${name} must be a port from 0 to 65535.`);
  return Number(text);
}

const simulator = await startSimulator({
  port: port("SIMULATOR_PORT", 9090),
  controlPort: port("SIMULATOR_CONTROL_PORT", 9091),
  host: process.env["SIMULATOR_HOST"] ?? "127.0.0.1",
  journalBodies: process.env["SIMULATOR_JOURNAL_BODIES"] !== "false",
});
process.stdout.write(
  `${JSON.stringify({ event: "simulator_ready", url: simulator.url, control_url: simulator.controlUrl })}\n`,
);
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => {
    void simulator.close().then(() => process.exit(0));
  });
