/** The little that the demo needs of the gateway's API. */
export type GatewayClient = {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<{ status: number; body: T }>;
};

/** A client that sends `token`. `get` throws where the answer is not 200. */
export function createGatewayClient(url: string, token: string): GatewayClient {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return {
    async get<T>(path: string) {
      const response = await fetch(new URL(path, url), { headers });
      if (response.status !== 200)
        throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    async post<T>(path: string, body: unknown) {
      const response = await fetch(new URL(path, url), {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as T };
    },
  };
}
