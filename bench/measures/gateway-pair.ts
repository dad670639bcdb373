import type { GatewayClient } from "../../packages/gateway/demo/gateway-client.ts";
import { type Filling, fillTables } from "../rig/fill.ts";
import { connectIntegrations, type Guestcard, PAUSED, prepareGuestcard, setPace } from "../rig/guestcard.ts";
import { leadAt, leadOf, type Place } from "../rig/leads.ts";
import type { Program } from "../rig/program.ts";
import type { System } from "../rig/system.ts";
import { until } from "../rig/until.ts";
import type { Bench, Site } from "./bench.ts";

/** A gateway in one process with three integrations: one to accept leads for, which sends nothing; one with a backlog in the full one; one that is idle. */
export type OneGateway = {
  readonly guestcard: Guestcard;
  readonly intake: Place;
  readonly backlog: Place;
  readonly idle: Place;
  readonly idleSite: Site;
  program: Program;
  system(): System;
  client(): GatewayClient;
  restart(): Promise<void>;
};

/** Two gateways that differ in one thing only: how full their tables are. Measures go from one to the other in turn. */
export type GatewayPair = {
  readonly empty: OneGateway;
  readonly full: OneGateway;
  readonly filling: Filling;
};

export async function startGatewayPair(bench: Bench): Promise<GatewayPair> {
  const filling = bench.isQuick
    ? { finished: 10_000, waiting: 2500, leads: 10_000 }
    : { finished: 1_000_000, waiting: 100_000, leads: 1_000_000 };
  const [empty, full] = await Promise.all([startOne(bench, "guestcard"), startOne(bench, "guestcard_full")]);
  await fillTables(full.guestcard.database, filling);
  return { empty, full, filling };
}

export async function startOne(bench: Bench, name: string): Promise<OneGateway> {
  const { rig } = bench;
  const guestcard = prepareGuestcard(name, await rig.databases.create(name), rig.folder);
  const sites = [bench.site(), bench.site(), bench.site()] as const;
  const program = await guestcard.start("serve");
  const [intake, backlog, idle] = await connectIntegrations(guestcard, guestcard.client(program), sites);
  if (!intake || !backlog || !idle) throw new Error("An integration is missing.");
  const one: OneGateway = {
    guestcard,
    intake,
    backlog,
    idle,
    idleSite: sites[2],
    program,
    system: () => guestcard.system(one.program),
    client: () => guestcard.client(one.program),
    async restart() {
      await one.program.stop();
      one.program = await guestcard.start("serve");
    },
  };
  rig.onStop(() => one.program.stop());
  // The pattern of all that the tables are filled with.
  await deliver(one, leadOf(backlog, "Pattern"));
  await setPace(guestcard, [intake.integration_id, backlog.integration_id], PAUSED);
  // One lead takes the month's only call; what is accepted from then on waits.
  await one.client().post(one.system().path, JSON.parse(leadAt(intake)));
  return one;
}

/** Posts a lead and waits until it is delivered and read back. */
async function deliver(one: OneGateway, lead: string): Promise<void> {
  const client = one.client();
  const posted = await client.post<{ meta: { job_id: string } }>(one.system().path, JSON.parse(lead));
  if (posted.status !== 200) throw new Error(`A lead was refused: ${JSON.stringify(posted.body)}`);
  await until("a delivery", async () => {
    const status = await client.get<{ created_record_id: string | null }>(
      `/v1/admin/write-status/${posted.body.meta.job_id}`,
    );
    return status.created_record_id !== null;
  });
}
