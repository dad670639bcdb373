import type { RpxCredentials, RpxSite } from "./credentials.ts";

/** A request as it is sent; `mask` gives it as people may see it. */
export type Envelope = { readonly sent: string; readonly mask: () => string };

export const MASK = "***";

const HEAD =
  '<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:tem="http://tempuri.org/"><soapenv:Header/><soapenv:Body>';
const TAIL = "</soapenv:Body></soapenv:Envelope>";

const NEEDS_ESCAPE = /[&<>"\r]/;
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Text as XML 1.0 carries it. @throws Error on a character that XML cannot carry; intake refuses those. */
export function escapeText(text: string): string {
  if (NOT_XML.test(text)) throw new Error("A character that XML cannot carry reached the connector.");
  if (!NEEDS_ESCAPE.test(text)) return text;
  // A bare carriage return would reach the reader as a line feed (XML 1.0 §2.11).
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#xD;");
}

/** `<tem:name>text</tem:name>`; nothing where there is no text: RPX cannot read an empty date or number (§3.1). */
export function element(name: string, text: string | number | boolean | null): string {
  if (text === null || text === "") return "";
  return `<tem:${name}>${typeof text === "string" ? escapeText(text) : text}</tem:${name}>`;
}

/** An element around others; nothing where there are none. */
export function group(name: string, content: string): string {
  return content === "" ? "" : `<tem:${name}>${content}</tem:${name}>`;
}

/** An array of a DTO's own: the element is there even when empty. */
export function always(name: string, content: string): string {
  return `<tem:${name}>${content}</tem:${name}>`;
}

type Secrets = {
  readonly licensekey: string;
  readonly username: string | null;
  readonly password: string | null;
};

/** The auth block in the order of every sample (§2). */
function auth(site: Partial<RpxSite>, credentials: RpxCredentials, secrets: Secrets): string {
  return always(
    "auth",
    element("pmcid", site.pmcId ?? null) +
      element("siteid", site.siteId ?? null) +
      element("username", secrets.username) +
      element("password", secrets.password) +
      element("licensekey", secrets.licensekey) +
      element("system", credentials.system ?? null),
  );
}

/** The whole request of one call. `site` may lack ids for calls that are not made for one site. */
export function buildEnvelope(
  method: string,
  site: Partial<RpxSite>,
  credentials: RpxCredentials,
  licensekey: string,
  content: string,
): Envelope {
  const { username = null, password = null } = credentials;
  const start = `${HEAD}<tem:${method}>`;
  const authBlock = auth(site, credentials, { licensekey, username, password });
  // Joined, because added texts are kept in their parts, three times as large, for as long as the call takes.
  const sent = [start, authBlock, content, `</tem:${method}>`, TAIL].join("");
  const authEnd = start.length + authBlock.length;
  return {
    sent,
    mask: () =>
      start +
      auth(site, credentials, {
        licensekey: MASK,
        username: username && MASK,
        password: password && MASK,
      }) +
      sent.slice(authEnd),
  };
}
