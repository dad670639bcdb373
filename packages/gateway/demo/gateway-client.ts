import { setTimeout as pause } from "node:timers/promises";

const SYNCED_WITHIN_MS = 60_000;

export type Posted<T> = { readonly status: number; readonly body: T };

/** The little that the demo needs of the gateway's API. */
export type GatewayClient = {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<Posted<T>>;
  /** Waits until the integration's newest sync has ended. @throws Error where it failed or takes over a minute. */
  waitForSync(integrationId: string): Promise<void>;
};

/** A client that sends `token`. `get` throws where the answer is not 200. */
export function createGatewayClient(url: string, token: string): GatewayClient {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const client: GatewayClient = {
    async get<T>(path: string) {
      const response = await fetch(new URL(path, url), { headers });
      if (response.status !== 200)
        throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    async post<T>(path: string, body: unknown): Promise<Posted<T>> {
      const response = await fetch(new URL(path, url), {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
    async waitForSync(integrationId: string) {
      const end = Date.now() + SYNCED_WITHIN_MS;
      while (Date.now() < end) {
        const { results } = await client.get<{ results: { state: string; errors: unknown[] }[] }>(
          `/v1/admin/integrations/${integrationId}/syncs?limit=1`,
        );
        const sync = results[0];
        if (sync?.state === "done") return;
        if (sync?.state === "failed") throw new Error(`The sync failed: ${JSON.stringify(sync.errors)}`);
        await pause(50);
      }
      throw new Error("The sync did not end within a minute.");
    },
  };
  return client;
}
