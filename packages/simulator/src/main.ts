import { startSimulator } from "./simulator.ts";

/** A whole number from the environment. @throws Error that names the setting */
function wholeNumber(name: string, most: number): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === "") return undefined;
  if (!/^\d+$/.test(text) || Number(text) > most)
    throw new Error(`${name}: must be a whole number from 0 to ${most}.`);
  return Number(text);
}

/** `true` or `false` from the environment. @throws Error that names the setting */
function flag(name: string): boolean | undefined {
  const text = process.env[name];
  if (text === undefined || text === "") return undefined;
  if (text !== "true" && text !== "false") throw new Error(`${name}: must be true or false.`);
  return text === "true";
}

const LARGEST_PORT = 65_535;

try {
  const journalEntries = wholeNumber("SIMULATOR_JOURNAL_ENTRIES", 10_000_000);
  const journalBodyChars = wholeNumber("SIMULATOR_JOURNAL_BODY_CHARS", 2_000_000_000);
  const simulator = await startSimulator({
    port: wholeNumber("SIMULATOR_PORT", LARGEST_PORT) ?? 9090,
    controlPort: wholeNumber("SIMULATOR_CONTROL_PORT", LARGEST_PORT) ?? 9091,
    host: process.env["SIMULATOR_HOST"] || "127.0.0.1",
    journalBodies: flag("SIMULATOR_JOURNAL_BODIES") ?? true,
    ...(journalEntries === undefined ? {} : { journalEntries }),
    ...(journalBodyChars === undefined ? {} : { journalBodyChars }),
  });
  process.stdout.write(
    `${JSON.stringify({ event: "simulator_ready", url: simulator.url, control_url: simulator.controlUrl })}\n`,
  );
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      void simulator.close().then(() => process.exit(0));
    });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
