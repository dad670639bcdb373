import { type Configuration, ConfigurationError, readConfiguration } from "../../config/configuration.ts";
import { doubtful, type Finding, ok, wrong } from "./finding.ts";

/** Reads the settings as a start would. @returns null where a start would refuse them. */
export function checkConfiguration(environment: NodeJS.ProcessEnv): {
  readonly configuration: Configuration | null;
  readonly findings: readonly Finding[];
} {
  try {
    const configuration = readConfiguration(environment);
    return { configuration, findings: findingsOf(configuration) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const remedy = "Correct the setting; docs/configuration.md names every one.";
    return {
      configuration: null,
      findings: error.faults.map(({ setting, rule }) => wrong("configuration", `${setting} ${rule}`, remedy)),
    };
  }
}

function findingsOf(configuration: Configuration): Finding[] {
  const findings: Finding[] = [];
  if (configuration.GUESTCARD_TEST_ONLY_BREAK !== null)
    findings.push(
      wrong(
        "configuration",
        "GUESTCARD_TEST_ONLY_BREAK breaks the promise on purpose",
        "Unset it and start anew.",
      ),
    );
  if (configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS)
    findings.push(
      doubtful(
        "configuration",
        "GUESTCARD_ALLOW_PRIVATE_TARGETS lets webhooks and base URLs point into your own network",
        "Unset it but for tests and the simulator.",
      ),
    );
  return findings.length > 0 ? findings : [ok("configuration", "every setting is of its form")];
}
