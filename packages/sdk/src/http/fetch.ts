/** As much of an HTTP answer as the SDK reads. The platform's `Response` is one. */
export type FetchAnswer = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
};

/** As much of a request as the SDK says. */
export type FetchRequest = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
};

/** What makes the SDK's requests. The platform's `fetch` is one. */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchAnswer>;
