import type { RpxCredentials } from "../../connectors/realpage-rpx/credentials.ts";
import type { Configuration } from "../../config/configuration.ts";
import { baseUrlFault } from "../../integrations/base-url.ts";
import { clockFinding, surelyAhead } from "./check-clock.ts";
import { type Finding, ok, wrong } from "./finding.ts";

/** An integration with its credentials opened. */
export type OpenedIntegration = {
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly credentials: RpxCredentials;
};

/** Asks each base URL once, without credentials: whatever answers is there. Also holds its clock against ours. */
export async function checkUpstream(
  integrations: readonly OpenedIntegration[],
  configuration: Configuration,
): Promise<Finding[]> {
  const users = new Map<string, string[]>();
  for (const { name, credentials } of integrations)
    for (const url of urlsOf(credentials)) users.set(url, [...(users.get(url) ?? []), name]);
  const findings: Finding[] = [];
  const clocks = new Set<string>();
  for (const [url, names] of users) {
    const { finding, aheadMs } = await knock(url, [...new Set(names)].join(", "), configuration);
    findings.push(finding);
    const host = URL.parse(url)?.host ?? url;
    if (aheadMs === null || clocks.has(host)) continue;
    clocks.add(host);
    findings.push(clockFinding(host, aheadMs));
  }
  return findings;
}

function urlsOf({ baseUrl, method_specific: methods }: RpxCredentials): Set<string> {
  return new Set([baseUrl, ...Object.values(methods ?? {}).map((endpoint) => endpoint.baseUrl)]);
}

const REMEDY_FOR_URL =
  "Correct the base URL; where the gateway is to call a simulator, set GUESTCARD_ALLOW_PRIVATE_TARGETS here as well.";

type Knock = { readonly finding: Finding; readonly aheadMs: number | null };

async function knock(url: string, names: string, configuration: Configuration): Promise<Knock> {
  const host = URL.parse(url)?.host ?? url;
  const fault = baseUrlFault(url, configuration.GUESTCARD_ALLOW_PRIVATE_TARGETS);
  if (fault !== null)
    return {
      finding: wrong("upstream", `${names}: ${host}: ${fault}`, REMEDY_FOR_URL),
      aheadMs: null,
    };
  const timeoutMs = configuration.GUESTCARD_CONNECT_TIMEOUT_MS * 2;
  const before = Date.now();
  try {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
    await answer.body?.cancel();
    const date = Date.parse(answer.headers.get("date") ?? "");
    // The header has whole seconds, cut off.
    const SECOND_MS = 1000;
    const aheadMs = Number.isNaN(date)
      ? null
      : surelyAhead({ from: date, to: date + SECOND_MS }, { from: before, to: Date.now() });
    const REFUSED = 403;
    const finding =
      answer.status === REFUSED
        ? wrong(
            "upstream",
            `${names}: ${host} refuses this machine's address (403)`,
            "Ask RealPage to let the address in that this machine calls from.",
          )
        : ok("upstream", `${names}: ${host} answers`);
    return { finding, aheadMs };
  } catch (error) {
    return {
      finding: wrong("upstream", `${names}: ${host}: ${reasonOf(error)}`, remedyFor(codeOf(error))),
      aheadMs: null,
    };
  }
}

/** `fetch` says what happened in the cause of its error. */
function innermost(error: unknown): unknown {
  if (error instanceof AggregateError) return innermost(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error;
}

function codeOf(error: unknown): string {
  const inner = innermost(error);
  if (inner instanceof Error && inner.name === "TimeoutError") return "TIMEOUT";
  return inner instanceof Error && "code" in inner ? String(inner.code) : "";
}

function reasonOf(error: unknown): string {
  const inner = innermost(error);
  return inner instanceof Error ? inner.message : String(inner);
}

function remedyFor(code: string): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return "DNS knows no such host: check the base URL, and the name service of this machine.";
  if (code === "ECONNREFUSED" || code === "ECONNRESET")
    return "Nothing takes the connection: check host and port of the base URL, and the firewall.";
  if (code === "TIMEOUT" || code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT")
    return "No answer in time: does a firewall let this machine out to it?";
  if (/CERT|TLS|SSL|SELF_SIGNED|ISSUER|ALTNAME/.test(code))
    return "TLS fails: check the host name, this machine's clock, and whether a proxy replaces certificates (NODE_EXTRA_CA_CERTS).";
  return "Check the base URL and the way out of this machine.";
}
