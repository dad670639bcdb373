import type { AddressInfo } from "node:net";
import { createControlServer } from "./control/server.ts";
import { createSoapListener } from "./soap/listener.ts";
import { createState } from "./state.ts";

export { KEYS } from "./world/default-world.ts";
export { SimulatorControl } from "./control-client.ts";
export type { FaultKind, FaultOrder, PlacedOrder } from "./faults/orders.ts";
export type { JournalEntry } from "./journal.ts";
export type { Activity, GuestCard } from "./world/guest-cards.ts";

export type SimulatorOptions = {
  /** SOAP; 0 takes a free one. */
  readonly port?: number;
  readonly controlPort?: number;
  readonly host?: string;
  /** How many requests are remembered, and whether with their bodies. */
  readonly journalEntries?: number;
  readonly journalBodies?: boolean;
  /** How long each call takes at least, in ms. */
  readonly delayMs?: number;
  /** How long `prospectsearch` hides a new guest card, in ms. */
  readonly hiddenMs?: number;
};

export type Simulator = {
  /** The service's URL, as an integration's baseUrl names it. */
  readonly url: string;
  readonly controlUrl: string;
  close(): Promise<void>;
};

const SERVICE = "/RPXGateway/partner/Guestcard/Guestcard.svc";
const DEFAULT_JOURNAL_ENTRIES = 100_000;

/** Starts an RPX gateway with the default world. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? "127.0.0.1";
  const state = createState({
    journalEntries: options.journalEntries ?? DEFAULT_JOURNAL_ENTRIES,
    journalBodies: options.journalBodies ?? true,
    delayMs: options.delayMs ?? 0,
    hiddenMs: options.hiddenMs ?? 0,
  });
  const soap = createSoapListener(state);
  await new Promise<void>((resolve, reject) => {
    soap.once("error", reject);
    soap.listen(options.port ?? 0, host, resolve);
  });
  const control = createControlServer(state);
  const controlUrl = await control.listen({ port: options.controlPort ?? 0, host });
  const { port } = soap.address() as AddressInfo;
  return {
    url: `http://${host}:${port}${SERVICE}`,
    controlUrl,
    async close() {
      await control.close();
      await new Promise<void>((resolve) => {
        soap.close(() => resolve());
        // Calls that hang by order end here.
        soap.closeAllConnections();
      });
    },
  };
}
