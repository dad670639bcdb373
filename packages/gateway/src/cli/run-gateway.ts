import { readConfiguration } from "../config/configuration.ts";
import { createLog, type Roles, serve } from "../serve.ts";
import { say } from "./terminal/say.ts";

/** Runs the gateway until SIGTERM or SIGINT. A second signal ends it at once. */
export async function runGateway(roles: Roles): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog(configuration);
  const gateway = await serve(configuration, roles, log, {
    showFirstToken: (token) =>
      say(`\nThe first API key, shown this once (rights: read, write, admin):\n\n  ${token}\n`),
  });
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      gateway.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "stop failed");
          process.exit(1);
        },
      );
    });
}
