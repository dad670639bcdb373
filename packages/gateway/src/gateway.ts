import type { Logger } from "pino";
import type { Authenticator } from "./accounts/authenticate.ts";
import type { Configuration } from "./config/configuration.ts";
import type { RealPageRpx } from "./connectors/realpage-rpx/realpage-rpx.ts";
import type { DataAccess } from "./data-access/data-access.ts";
import type { Sealer } from "./credentials/sealer.ts";
import type { Database } from "./database/connect.ts";
import type { IdResolvers } from "./intake/resolve-ids.ts";
import type { Intake } from "./intake/intake.ts";
import type { Tracer } from "./telemetry/tracing/tracer.ts";
import type { Metrics } from "./telemetry/metrics/metrics.ts";

/** The parts that endpoints work with. */
export type Gateway = {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly log: Logger;
  readonly sealer: Sealer;
  readonly rpx: RealPageRpx;
  readonly authenticate: Authenticator["authenticate"];
  readonly recallCaller: Authenticator["recallCaller"];
  readonly intake: Intake;
  readonly resolveIds: IdResolvers;
  readonly dataAccess: DataAccess;
  readonly metrics: Metrics;
  /** Null where tracing is off. */
  readonly tracer: Tracer | null;
  /** Tells the workers of every process that writes of this integration wait. */
  readonly announceWrites: (integrationId: string) => void;
  /** Tells the workers of every process that a sync of this integration was asked for. */
  readonly announceSync: (integrationId: string) => void;
  /** Tells the workers of every process that an integration's credentials or pace were changed. */
  readonly announceChange: (integrationId: string) => void;
};
