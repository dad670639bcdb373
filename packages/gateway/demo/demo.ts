import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { KEYS } from "../../simulator/src/world/default-world.ts";
import { SimulatorControl } from "../../simulator/src/control-client.ts";
import { startProgram } from "./child-process.ts";
import { readExampleLeads } from "./example-leads.ts";
import { createGatewayClient, type GatewayClient } from "./gateway-client.ts";
import { leadBody, postLeads, readPlaces, waitForStatuses } from "./post-leads.ts";
import { compareBooks, report } from "./report.ts";

/**
 * `npm run demo`: the main job on this machine. Simulator and gateway run in processes of their own, on free
 * ports and in a temporary folder; nothing is left behind. `-- --keep` leaves them running.
 */
const SIMULATOR = new URL("../../simulator/src/main.ts", import.meta.url).pathname;
const GATEWAY = new URL("../src/main.ts", import.meta.url).pathname;
const OUTCOMES_WITHIN_MS = 120_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Creates the demo's integration and brings its properties. Gives its id. */
async function connect(client: GatewayClient, rpxUrl: string): Promise<string> {
  const created = await client.post<{ result: { id: string } }>("/v1/admin/integrations/", {
    name: "RPX simulator",
    integration_vendor: "REALPAGE_RPX",
    active: true,
    max_request_frequency: 20,
    max_request_cadence: "SECOND",
    max_job_concurrency: 4,
    credentials: { baseUrl: rpxUrl, licensekey: KEYS.main },
  });
  if (created.status !== 200) throw new Error(`No integration: ${JSON.stringify(created.body)}`);
  const { id } = created.body.result;
  const sync = await client.post(`/v1/admin/integrations/${id}/manual-sync`, {});
  if (sync.status !== 200) throw new Error(`No sync: ${JSON.stringify(sync.body)}`);
  await client.waitForSync(id);
  return id;
}

async function main(keep: boolean): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-demo-"));
  // The gateway's PostgreSQL runs as another user where the demo runs as root.
  await chmod(folder, 0o711);
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void stopAll().finally(() => process.exit(130)));
  try {
    say("Starting the RPX simulator, PostgreSQL and the gateway …");
    const simulator = await startProgram(
      SIMULATOR,
      [],
      { SIMULATOR_PORT: "0", SIMULATOR_CONTROL_PORT: "0" },
      (line) =>
        line.includes("simulator_ready") ? (JSON.parse(line) as { url: string; control_url: string }) : null,
    );
    stops.push(() => simulator.stop());
    const token = `demo-${randomBytes(24).toString("base64url")}`;
    const gateway = await startProgram(
      GATEWAY,
      ["serve"],
      {
        PORT: "0",
        DATA_DIR: join(folder, "data"),
        GUESTCARD_BOOTSTRAP_TOKEN: token,
        GUESTCARD_ALLOW_PRIVATE_TARGETS: "true",
      },
      (line) => (line.includes('"guestcard is ready"') ? (JSON.parse(line) as { url: string }).url : null),
    );
    stops.push(() => gateway.stop());

    const client = createGatewayClient(gateway.ready, token);
    const integrationId = await connect(client, simulator.ready.url);
    const places = await readPlaces(client);
    const examples = await readExampleLeads();
    say(`Synced ${places.length} properties. Posting ${examples.length} leads …\n`);
    const posted = await postLeads(client, integrationId, places, examples);
    const statuses = await waitForStatuses(client, posted, OUTCOMES_WITHIN_MS);
    const cards = await new SimulatorControl(simulator.ready.control_url).guestCards();
    const books = await compareBooks(client, posted, statuses, cards);
    say(report(books));

    if (keep) {
      const first = examples[0];
      say(`
Gateway      ${gateway.ready}   (documentation: ${gateway.ready}/docs)
Guest cards  ${simulator.ready.control_url}
Token        ${token}

curl -sS ${gateway.ready}/v1/leads/realpage_rpx/ -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(first ? { ...leadBody(first, integrationId, places), first_name: "Ada", email_1: "ada@example.com" } : {})}'

Running until Ctrl-C.`);
      await new Promise(() => undefined);
    }
    return books.lost === 0 && books.doubled === 0 && books.wrong === 0;
  } finally {
    await stopAll();
  }
}

if (pathToFileURL(process.argv[1] ?? "").href === import.meta.url)
  process.exitCode = (await main(process.argv.includes("--keep"))) ? 0 : 1;
