import { readFileSync } from "node:fs";
import {
  flag,
  readPairs,
  type Setting,
  type SettingFault,
  text,
  type TextRule,
  wholeNumber,
} from "./settings.ts";

const SECONDS_A_DAY = 86_400;

const PAIR_LIST = /^\s*[^\s=,]+=[^,]*(,\s*[^\s=,]+=[^,]*)*$/;

/** OpenTelemetry's lists (specification of the environment variables and of the OTLP exporter). */
const PAIRS: TextRule = {
  pattern: { test: (list) => PAIR_LIST.test(list) && isDecodable(list) },
  says: "must be name=value pairs with commas between, with percent-encoded values",
};

/** A URL of a database, as the driver reads it: a host may be missing. */
const DATABASE: TextRule = {
  pattern: { test: (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url.replace("@/", "@host/")) },
  says: "must be a URL that begins with postgres:// or postgresql://",
};

/** Every setting of the gateway, by the name of its environment variable. docs/configuration.md is checked against it. */
export const settings = {
  PORT: wholeNumber(8080, 0, 65_535, "TCP port of the HTTP API; 0 takes a free one."),
  HOST: text("127.0.0.1", "Address the HTTP API listens on."),
  GUESTCARD_METRICS_PORT: wholeNumber(
    null,
    0,
    65_535,
    "TCP port of a listener for machines that watch this process: `/healthz`, `/readyz` and `/metrics`. Unset: there is none.",
  ),
  GUESTCARD_METRICS_HOST: text(
    "127.0.0.1",
    "Address that listener listens on. Keep it in a private network.",
  ),
  GUESTCARD_METRICS_TOKEN: text(
    null,
    "Bearer token that opens `/metrics`, then on the API's port, too. Unset: the API has no `/metrics`, and that of GUESTCARD_METRICS_PORT is open.",
    {
      pattern: /^\S{16,256}$/,
      says: "must have 16 to 256 characters and no white space",
    },
  ),
  DATABASE_URL: text(
    null,
    "PostgreSQL 15 or newer. Unset: Guestcard runs its own PostgreSQL in DATA_DIR.",
    DATABASE,
  ),
  DATA_DIR: text(
    "./data",
    "Folder of Guestcard's own PostgreSQL and of the secret key, where those are not given.",
  ),
  GUESTCARD_BOOTSTRAP_TOKEN: text(
    null,
    "A token that the first start registers as an API key with all rights.",
    {
      pattern: /^\S{16,256}$/,
      says: "must have 16 to 256 characters and no white space",
    },
  ),
  GUESTCARD_SECRET_KEY: text(
    null,
    "Seals credentials: 32 bytes as 64 hexadecimal digits or in base64. Unset: one is made in DATA_DIR.",
    {
      pattern: /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$/,
      says: "must be 32 bytes, as 64 hexadecimal digits or in base64",
    },
  ),
  GUESTCARD_SECRET_KEY_PREVIOUS: text(
    null,
    "Older keys that still open what they sealed, with commas between; everything is sealed anew with the current one.",
    {
      pattern: /^([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)([\s,]+([0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?))*$/,
      says: "must be keys of 32 bytes each, as 64 hexadecimal digits or in base64, with commas between",
    },
  ),
  GUESTCARD_ALLOW_PRIVATE_TARGETS: flag(
    false,
    "Lets webhook URLs and RPX base URLs be plain http, loopback or private, as tests and the demo need.",
  ),
  GUESTCARD_SETTLE_SECONDS: wholeNumber(
    30,
    0,
    SECONDS_A_DAY,
    "How long RPX may take until `prospectsearch` shows a guest card that it stored. A lead whose outcome is unknown is sent again only after that time.",
  ),
  GUESTCARD_DEADLINE_SECONDS: wholeNumber(
    72 * 3600,
    1,
    90 * SECONDS_A_DAY,
    "How long a write is tried before it is given up (or waits for a person, where its outcome is unknown).",
  ),
  GUESTCARD_PROBE_SECONDS: wholeNumber(
    30,
    1,
    SECONDS_A_DAY,
    "First pause before a blocked integration is tried again; it doubles up to 15 minutes.",
  ),
  GUESTCARD_CONNECT_TIMEOUT_MS: wholeNumber(5000, 1, 600_000, "How long connecting to RPX may take."),
  GUESTCARD_ANSWER_TIMEOUT_MS: wholeNumber(60_000, 1, 600_000, "How long RPX may take to answer."),
  GUESTCARD_LARGEST_REPLY_MB: wholeNumber(
    256,
    1,
    4096,
    "Megabytes of the longest reply that is read to its end. A sync of leads asks for less at once where one is longer.",
  ),
  GUESTCARD_LEASE_SECONDS: wholeNumber(
    10,
    2,
    60,
    "How long a worker's lease on an integration lasts; when a worker dies, another takes over after that.",
  ),
  GUESTCARD_LANES: wholeNumber(
    1000,
    1,
    100_000,
    "How many integrations one worker process serves at the same time.",
  ),
  GUESTCARD_STOP_SECONDS: wholeNumber(20, 0, 600, "How long a stop waits for calls in flight."),
  GUESTCARD_REQUEST_SECONDS: wholeNumber(
    30,
    1,
    600,
    "How long a request may take to arrive whole; slower clients get a 408.",
  ),
  GUESTCARD_RATE_LIMIT_PER_MINUTE: wholeNumber(
    60_000,
    1,
    100_000_000,
    "Requests a minute that one API key may make of one process.",
  ),
  GUESTCARD_EXCHANGE_DAYS: wholeNumber(
    30,
    1,
    3650,
    "How long the raw requests to RPX and their replies are kept.",
  ),
  GUESTCARD_WRITE_DAYS: wholeNumber(400, 7, 3650, "How long finished writes and their events are kept."),
  GUESTCARD_IDEMPOTENCY_HOURS: wholeNumber(48, 24, 8760, "How long an Idempotency-Key is remembered."),
  GUESTCARD_PERSONAL_DATA_DAYS: wholeNumber(
    400,
    1,
    3650,
    "How long names, addresses and other personal data of finished writes are kept, wherever they stand; status, ids and times stay.",
  ),
  GUESTCARD_AUDIT_DAYS: wholeNumber(1095, 30, 36_500, "How long the audit log is kept."),
  GUESTCARD_TEST_ONLY_BREAK: text(
    null,
    "Breaks the promise on purpose, to show that the chaos run notices: `look-up` sends again without looking, `commit` answers before the write is on disk. Never set it.",
    { pattern: /^(look-up|commit)$/, says: "must be look-up or commit, and is for tests only" },
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: text(
    null,
    "Base URL of an OpenTelemetry collector that takes OTLP over HTTP; traces go to `/v1/traces` below it. Unset: no traces, and the OpenTelemetry SDK is not loaded.",
    {
      pattern: { test: (url) => /^https?:\/\/\S+$/.test(url) && URL.canParse(url) },
      says: "must be a URL that begins with http:// or https://",
    },
  ),
  OTEL_EXPORTER_OTLP_HEADERS: text(
    null,
    "Headers for the collector, such as its API key: `name=value`, with commas between, values percent-encoded.",
    PAIRS,
  ),
  OTEL_SERVICE_NAME: text("guestcard", "What traces call this service."),
  OTEL_RESOURCE_ATTRIBUTES: text(
    null,
    "What traces say of this process beside that: `name=value`, with commas between, values percent-encoded.",
    PAIRS,
  ),
  OTEL_TRACES_SAMPLER_ARG: text(
    "1",
    "Share of the traces beginning here that are kept, 0 to 1. A request that comes with a `traceparent` is kept where its caller keeps it.",
    { pattern: /^(0(\.\d+)?|1(\.0+)?)$/, says: "must be a number from 0 to 1" },
  ),
  LOG_LEVEL: text("info", "fatal, error, warn, info, debug, trace or silent.", {
    pattern: /^(fatal|error|warn|info|debug|trace|silent)$/,
    says: "must be fatal, error, warn, info, debug, trace or silent",
  }),
} as const;

type Settings = typeof settings;

/** The gateway's configuration: one value a setting. */
export type Configuration = {
  readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never;
};

/** Thrown when the configuration has faults; names all of them and no value. */
export class ConfigurationError extends Error {
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    super(`Configuration: ${faults.map((fault) => `${fault.setting} ${fault.rule}`).join("; ")}.`);
    this.name = "ConfigurationError";
    this.faults = faults;
  }
}

/**
 * Reads the configuration from `environment`. `NAME_FILE` may name a file that holds the value of `NAME`, for secrets.
 * @throws ConfigurationError with every fault at once.
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const faults: SettingFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    let given = environment[name];
    const file = environment[`${name}_FILE`];
    if (file !== undefined) {
      try {
        given = readFileSync(file, "utf8").trim();
      } catch {
        faults.push({ setting: `${name}_FILE`, rule: "names a file that cannot be read" });
      }
    }
    const result = setting.parse(given);
    if (result.ok) values[name] = result.value;
    else faults.push({ setting: name, rule: result.rule });
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return values as Configuration;
}

function isDecodable(list: string): boolean {
  try {
    readPairs(list);
    return true;
  } catch {
    return false;
  }
}
