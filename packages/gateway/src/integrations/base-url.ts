import { isIP } from "node:net";
import { isPrivateAddress } from "../connectors/realpage-rpx/private-targets.ts";

/** Names that never are of the public internet (RFC 6761, RFC 6762, RFC 8375); a name without a dot is none either. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|home\.arpa|test|invalid)$|^[^.]+$/;

/**
 * What is wrong with a base URL, in words; null: nothing that can be seen. What a public name resolves to is seen
 * when it is connected to.
 */
export function baseUrlFault(text: string, allowPrivateTargets: boolean): string | null {
  const url = /\s/.test(text) ? null : URL.parse(text);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return "Must be an https URL";
  if (url.username !== "" || url.password !== "") return "Must not contain a user name or password";
  if (url.hash !== "") return "Must not contain a fragment";
  if (allowPrivateTargets) return null;
  if (url.protocol !== "https:") return "Must be an https URL";
  if (isPrivateHost(url.hostname)) return "Must not be a private, loopback or reserved host";
  return null;
}

/** `URL` has brought every spelling of an IPv4 address (`127.1`, `0x7f000001`) into the usual one. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
  return isIP(host) === 0 ? PRIVATE_NAME.test(host) : isPrivateAddress(host);
}
