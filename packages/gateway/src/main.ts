import { program } from "commander";
import { ConfigurationError, readConfiguration } from "./config/configuration.ts";
import { createKey, KeysError, listKeys, revokeKey } from "./accounts/keys-commands.ts";
import { createLog, type Roles, serve } from "./serve.ts";

/** Node 24 strips types and has `crypto.randomUUIDv7`; npm brings it as the package `node`. */
const OLDEST_NODE = 24;

/** Runs the gateway until SIGTERM or SIGINT. A second signal ends it at once. */
async function run(roles: Roles): Promise<void> {
  const configuration = readConfiguration(process.env);
  const log = createLog(configuration);
  const gateway = await serve(configuration, roles, log);
  if (gateway.firstToken !== null)
    process.stdout.write(
      `\nThe first API key, shown this once (rights: read, write, admin):\n\n  ${gateway.firstToken}\n\n`,
    );
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

/** Says what is wrong in words; a stack is for faults of our own. */
function fail(error: unknown): void {
  const expected =
    error instanceof ConfigurationError ||
    error instanceof KeysError ||
    (error instanceof Error && error.name === "OwnPostgresError");
  const text =
    error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

program
  .name("guestcard")
  .description("Delivers leads into RealPage: never lost, never doubled, never a false status.");
program
  .command("serve", { isDefault: true })
  .description("API and worker in one process")
  .action(() => run({ api: true, worker: true }));
program
  .command("api")
  .description("only the API; workers run elsewhere")
  .action(() => run({ api: true, worker: false }));
program
  .command("worker")
  .description("only a worker")
  .action(() => run({ api: false, worker: true }));

const keys = program.command("keys").description("API keys");
keys
  .command("create")
  .description("make an API key and show its token once")
  .requiredOption("--name <name>", "what the key is for")
  .option("--account <name>", "the account it belongs to; made where it is new", "default")
  .option("--rights <rights>", "of read, write, admin, with commas between", "read,write")
  .action((options: { name: string; account: string; rights: string }) => createKey(options));
keys
  .command("list")
  .description("list the API keys of all accounts")
  .action(() => listKeys());
keys
  .command("revoke")
  .description("revoke an API key for good")
  .argument("<id>")
  .action((id: string) => revokeKey(id));

if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE) {
  process.stderr.write(
    `Guestcard needs Node ${OLDEST_NODE}; this is ${process.version}. Start it with npm, which brings its own.\n`,
  );
  process.exitCode = 1;
} else {
  await program.parseAsync().catch(fail);
}
