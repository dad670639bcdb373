import { type CANCEL_SYMBOL, isCancel, password, text } from "@clack/prompts";
import { CliError } from "../cli-error.ts";
import type { IntegrationDraft } from "./integration-draft.ts";

const output = process.stderr;
const needed = (value: string | undefined): string | undefined => (value?.trim() ? undefined : "Is needed");

/** Asks a person for what the draft lacks. @throws CliError where the person ends it. */
export async function askForDraft(draft: IntegrationDraft): Promise<IntegrationDraft> {
  const { credentials } = draft;
  const name = draft.name ?? (await ask("What is the licence called?", "Oak Living", needed));
  const baseUrl =
    credentials.baseUrl ??
    (await ask(
      "Base URL that RealPage gave you",
      "https://gateway.rpx.realpage.com/rpxgateway/partner/Yours/Yours.svc",
      (value) => (value !== undefined && URL.canParse(value.trim()) ? undefined : "Must be a URL"),
    ));
  const licensekey = credentials.licensekey ?? (await askSecret("Licence key", needed));
  const pmcId = credentials.pmcId ?? (await ask("PMC id (empty: every company of the licence)", "1000001"));
  const siteId =
    credentials.siteId ?? (await ask("Site id (empty: every property of the licence)", "2000001"));
  const username = credentials.username ?? (await ask("User name (empty: this licence has none)", ""));
  const secret = credentials.password ?? (username === "" ? "" : await askSecret("Password", needed));
  const perSecond =
    draft.frequency ??
    Number(
      await ask("Calls a second that RealPage allows", "1", (value) =>
        value === undefined || value === "" || /^[1-9]\d*$/.test(value)
          ? undefined
          : "Must be a whole number above 0",
      ),
    );
  const optional = { pmcId, siteId, username, password: secret };
  return {
    ...draft,
    name,
    frequency: perSecond || 1,
    credentials: {
      ...credentials,
      baseUrl,
      licensekey,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== "")),
    },
  };
}

type Rule = (value: string | undefined) => string | undefined;

/** An answer, without the white space that comes along when it is pasted. */
async function ask(message: string, placeholder: string, validate?: Rule): Promise<string> {
  return answered(await text({ message, placeholder, output, ...(validate && { validate }) })).trim();
}

async function askSecret(message: string, validate: Rule): Promise<string> {
  return answered(await password({ message, output, validate })).trim();
}

/** @throws CliError where there is no answer. */
export function answered<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new CliError("Broken off; nothing was saved.");
  return answer;
}
