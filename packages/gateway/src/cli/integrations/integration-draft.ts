import { readFileSync } from "node:fs";
import type { NewIntegration } from "../../../../sdk/src/index.ts";
import { CliError } from "../cli-error.ts";

/** The flags of `integrations add`. No secret among them: arguments show in `ps`. */
export type DraftFlags = {
  readonly name?: string;
  readonly baseUrl?: string;
  readonly pmcId?: string;
  readonly siteId?: string;
  readonly username?: string;
  readonly credentialsFile?: string;
  readonly frequency?: string;
  readonly cadence?: string;
  readonly concurrency?: string;
};

/** What is known of an integration so far. */
export type IntegrationDraft = {
  name: string | undefined;
  credentials: Partial<NewIntegration["credentials"]>;
  frequency: number | undefined;
  cadence: NewIntegration["max_request_cadence"];
  concurrency: number | undefined;
};

/** Puts together what flags, environment and the credentials file give. Flags win over the file. @throws CliError */
export function draftOf(flags: DraftFlags, environment: NodeJS.ProcessEnv): IntegrationDraft {
  const given = {
    baseUrl: flags.baseUrl,
    pmcId: flags.pmcId,
    siteId: flags.siteId,
    username: flags.username,
    licensekey: environment["GUESTCARD_RPX_LICENCE_KEY"],
    password: environment["GUESTCARD_RPX_PASSWORD"],
  };
  return {
    name: flags.name,
    credentials: {
      ...credentialsIn(flags.credentialsFile),
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== "")),
    },
    frequency: wholeNumber("--frequency", flags.frequency),
    cadence: flags.cadence as IntegrationDraft["cadence"],
    concurrency: wholeNumber("--concurrency", flags.concurrency),
  };
}

/** The body that creates it, inactive. @throws CliError that names what is missing. */
export function bodyOf(draft: IntegrationDraft): NewIntegration {
  const { name, credentials, frequency, cadence, concurrency } = draft;
  const { baseUrl, licensekey } = credentials;
  const missing = [
    ...(name ? [] : ["--name"]),
    ...(baseUrl ? [] : ["--base-url, or baseUrl in --credentials-file"]),
    ...(licensekey ? [] : ["GUESTCARD_RPX_LICENCE_KEY, or licensekey in --credentials-file"]),
  ];
  if (!name || !baseUrl || !licensekey) throw new CliError(`Missing: ${missing.join("; ")}.`);
  return {
    name,
    integration_vendor: "REALPAGE_RPX",
    active: false,
    credentials: { ...credentials, baseUrl, licensekey },
    ...(frequency !== undefined && { max_request_frequency: frequency }),
    ...(cadence !== undefined && { max_request_cadence: cadence }),
    ...(concurrency !== undefined && { max_job_concurrency: concurrency }),
  };
}

function credentialsIn(file: string | undefined): Record<string, unknown> {
  if (file === undefined) return {};
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new CliError(`The credentials file ${file} cannot be read.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below, without the text, which holds secrets.
  }
  throw new CliError(
    `The credentials file ${file} must hold a JSON object such as {"baseUrl": …, "licensekey": …, "pmcId": …, "siteId": …}.`,
  );
}

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new CliError(`${flag} must be a whole number above 0.`);
  return Number(text);
}
