import type { AddressInfo, Server } from "node:net";
import { createControlServer } from "./control/server.ts";
import { createSoapListener } from "./soap/listener.ts";
import { createState } from "./state.ts";

export { KEYS } from "./world/default-world.ts";
export { SimulatorControl } from "./control-client.ts";
export type { FaultKind, FaultOrder, PlacedOrder } from "./faults/orders.ts";
export type { JournalEntry, Pace } from "./journal.ts";
export type { Settings } from "./state.ts";
export type { Activity, GuestCard } from "./world/guest-cards.ts";

export type SimulatorOptions = {
  /** SOAP; 0 takes a free one. */
  readonly port?: number;
  readonly controlPort?: number;
  readonly host?: string;
  /** How many requests are remembered, whether with their bodies, and how many characters of those. */
  readonly journalEntries?: number;
  readonly journalBodies?: boolean;
  readonly journalBodyChars?: number;
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
export const DEFAULT_JOURNAL_ENTRIES = 100_000;
export const DEFAULT_JOURNAL_BODY_CHARS = 100_000_000;

/** Starts an RPX gateway with the default world. @throws Error that names the port and its setting where one cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const host = options.host ?? "127.0.0.1";
  const state = createState({
    journal: {
      entries: options.journalEntries ?? DEFAULT_JOURNAL_ENTRIES,
      bodyChars:
        options.journalBodies === false ? 0 : (options.journalBodyChars ?? DEFAULT_JOURNAL_BODY_CHARS),
    },
    delayMs: options.delayMs ?? 0,
    hiddenMs: options.hiddenMs ?? 0,
  });
  const soap = createSoapListener(state);
  const control = createControlServer(state);
  const close = async (): Promise<void> => {
    await control.close();
    const closed = new Promise<void>((resolve) => void soap.close(() => resolve()));
    // Calls that hang by order end here.
    soap.closeAllConnections();
    await closed;
  };
  try {
    await listen("SIMULATOR_PORT", options.port ?? 0, host, (port) => openPort(soap, port, host));
    await listen("SIMULATOR_CONTROL_PORT", options.controlPort ?? 0, host, (port) =>
      control.listen({ port, host }),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return { url: addressOf(soap, host) + SERVICE, controlUrl: addressOf(control.server, host), close };
}

const openPort = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is in use",
  EACCES: "this user may not open the port",
  EADDRNOTAVAIL: "this machine has no such address",
};

async function listen(
  setting: string,
  port: number,
  host: string,
  open: (port: number) => Promise<unknown>,
): Promise<void> {
  try {
    await open(port);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new Error(`${setting}: cannot listen on ${host}:${port}: ${REASONS[code] ?? message}.`, {
      cause: error,
    });
  }
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
