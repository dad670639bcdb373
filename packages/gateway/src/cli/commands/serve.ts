import type { Command } from "commander";
import type { Roles } from "../../serve.ts";
import { boundMemory } from "../bound-memory.ts";
import { examples } from "../examples.ts";

const SERVING: readonly (string | undefined)[] = ["serve", "api", "worker"];

/** Whether a command runs the gateway until it is stopped. */
export const isServing = (command: string | undefined): boolean => SERVING.includes(command);

/** `guestcard serve`, `api` and `worker`: the gateway, whole or one of its halves. */
export function addServe(program: Command): void {
  examples(
    program
      .command("serve")
      .description("run the API and a worker in one process")
      .action(run({ api: true, worker: true })),
    ["guestcard serve", "PORT=9000 DATABASE_URL=postgres://guestcard@db/guestcard guestcard serve"],
    "Settings are environment variables: docs/configuration.md.",
  );
  examples(
    program
      .command("api")
      .description("run only the API; workers run elsewhere")
      .action(run({ api: true, worker: false })),
    ["HOST=0.0.0.0 DATABASE_URL=postgres://guestcard@db/guestcard guestcard api"],
  );
  examples(
    program
      .command("worker")
      .description("run only a worker")
      .action(run({ api: false, worker: true })),
    ["DATABASE_URL=postgres://guestcard@db/guestcard guestcard worker"],
  );
}

/** Loaded when it runs: the other commands need no server. */
const run = (roles: Roles) => async (): Promise<void> => {
  await boundMemory();
  const { runGateway } = await import("../run-gateway.ts");
  await runGateway(roles);
};
