import type { GatewayOptions } from "../gateway-access.ts";

/** What `leads send` takes. */
export type SendOptions = GatewayOptions & {
  readonly map: readonly string[];
  readonly defaults: readonly string[];
  readonly integration?: string;
  readonly separator?: string;
  readonly concurrency: string;
  readonly journal?: string;
  readonly dryRun?: true;
  readonly wait?: true;
  readonly waitSeconds: string;
  readonly json?: true;
};
