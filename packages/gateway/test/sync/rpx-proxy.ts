import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A `prospectsearch` as it passes: the span of `modifieddate` that is asked for, by the property's clock. */
export type Search = {
  readonly siteId: string;
  readonly from: string;
  readonly to: string;
  /** Milliseconds between both. */
  readonly lengthMs: number;
};

/** Stands between gateway and simulator: sees each search, and can hold it up or change what comes back. */
export type RpxProxy = {
  /** An integration's baseUrl. */
  readonly url: string;
  /** Every search so far, in the order in which they came. */
  readonly searches: readonly Search[];
  /** Awaited before a search goes on to the simulator. */
  before: (search: Search) => Promise<void> | void;
  /** Answers a search instead of the simulator; false: it does not. */
  answer: (search: Search, response: ServerResponse) => Promise<boolean>;
  /** Makes another reply of a search's reply. */
  reshape: (search: Search, reply: string) => Promise<string> | string;
  /** Makes another reply of that of any other call. */
  reshapeOther: (method: string, reply: string) => string;
  close(): Promise<void>;
};

/** Opens a proxy before the service at `target`. */
export async function openRpxProxy(target: string): Promise<RpxProxy> {
  const searches: Search[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBody(request);
      const soapaction = String(request.headers["soapaction"]);
      const search = soapaction.includes("prospectsearch") ? searchOf(body) : null;
      if (search) {
        searches.push(search);
        await proxy.before(search);
        if (await proxy.answer(search, response)) return;
      }
      const headers = { "content-type": "text/xml; charset=utf-8", soapaction };
      const reply = await fetch(target, { method: "POST", headers, body });
      const text = await reply.text();
      if (response.destroyed) return;
      response.writeHead(reply.status, { "content-type": reply.headers.get("content-type") ?? "text/xml" });
      const method = soapaction.replaceAll('"', "").split("/").at(-1) ?? "";
      response.end(search ? await proxy.reshape(search, text) : proxy.reshapeOther(method, text));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: RpxProxy = {
    url: `http://127.0.0.1:${port}/RPXGateway/partner/Guestcard/Guestcard.svc`,
    searches,
    before: () => undefined,
    answer: async () => Promise.resolve(false),
    reshape: (_, reply) => reply,
    reshapeOther: (_, reply) => reply,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

/** Holds searches up from now on. */
export function holdSearches(proxy: RpxProxy): {
  /** Whether one is held. */
  readonly isHeld: () => boolean;
  /** Lets them go on. */
  readonly release: () => void;
} {
  const hold = Promise.withResolvers<void>();
  let isHeld = false;
  proxy.before = () => {
    isHeld = true;
    return hold.promise;
  };
  return { isHeld: () => isHeld, release: hold.resolve };
}

/** Null for a search without `modifieddate`, as a look-up or a read-back makes it. */
function searchOf(body: string): Search | null {
  const text = (name: string): string => new RegExp(`<[^>]*${name}>([^<]*)<`).exec(body)?.[1] ?? "";
  if (!body.includes("modifieddate")) return null;
  const [from, to] = [text("datefrom"), text("dateto")];
  return { siteId: text("siteid"), from, to, lengthMs: Date.parse(`${to}Z`) - Date.parse(`${from}Z`) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
