import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { ApiClient } from "./api-client.ts";
import { connectIntegration, type Place, type Playground } from "./playground.ts";

/** A moment of a call to RPX: the gateway's whole request is here; RPX has answered; the gateway has the answer. */
export type Moment = "received" | "answered" | "relayed";

/** Stands between gateway and simulator, so that a test can act at an exact moment of a call. */
export type TollGate = {
  /** An integration's baseUrl. */
  readonly url: string;
  /**
   * Called at each moment of each call; what it awaits holds the call up. False: the connection is cut there. A number:
   * the call is answered with that HTTP status there.
   */
  onCall: (method: string, moment: Moment) => Promise<boolean | number> | boolean | number;
  /** Changes what RPX is asked. */
  onRequest: (method: string, text: string) => string;
  /** Changes what RPX answered. */
  onReply: (method: string, text: string) => string;
  close(): Promise<void>;
};

/** Opens a toll gate before the service at `target`. */
export async function openTollGate(target: string): Promise<TollGate> {
  const server = createServer((request, response) => {
    void (async () => {
      const method = String(request.headers["soapaction"]).replaceAll('"', "").split("/").at(-1) ?? "";
      const body = await readBody(request);
      /** True where the call goes on. */
      const passes = async (moment: Moment): Promise<boolean> => {
        const word = await gate.onCall(method, moment);
        if (word === false) response.socket?.resetAndDestroy();
        if (typeof word === "number") response.writeHead(word).end();
        return word === true;
      };
      if (!(await passes("received"))) return;
      const reply = await fetch(target, {
        method: "POST",
        headers: {
          "content-type": "text/xml; charset=utf-8",
          soapaction: String(request.headers["soapaction"]),
        },
        body: gate.onRequest(method, body),
      });
      const text = gate.onReply(method, await reply.text());
      if (!(await passes("answered"))) return;
      response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/xml" });
      response.end(text, () => void gate.onCall(method, "relayed"));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const gate: TollGate = {
    url: `http://127.0.0.1:${port}/RPXGateway/partner/Guestcard/Guestcard.svc`,
    onCall: () => true,
    onRequest: (_method, text) => text,
    onReply: (_method, text) => text,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gate;
}

/** Opens a toll gate before the simulator, and connects an integration whose calls all pass it. */
export async function connectThroughGate(
  api: ApiClient,
  { simulator }: Pick<Playground, "simulator">,
): Promise<{ gate: TollGate; integrationId: string; place: Place | undefined }> {
  const gate = await openTollGate(simulator.url);
  const connected = await connectIntegration(api, { simulator: { ...simulator, url: gate.url } });
  return { gate, integrationId: connected.integrationId, place: connected.places[0] };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
