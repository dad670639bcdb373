import { type Fault, fault } from "../faults/faults.ts";
import { baseUrlFault } from "../integrations/base-url.ts";
import { secretFault } from "./webhook-secret.ts";

/** RFC 9110 §5.6.2. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Visible ASCII, spaces and tabs, none at either end (RFC 9110 §5.5). */
const HEADER_VALUE = /^$|^[\u0021-\u007E]([\t\u0020-\u007E]*[\u0021-\u007E])?$/;
/** Headers that Guestcard sets, or that belong to the connection. */
const TAKEN_HEADER =
  /^(host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|content-.*|user-agent|webhook-.*|propexo-signature.*)$/i;

/** The rules of a webhook's body that a schema cannot say; the body may break the schema too. */
export function webhookFaults(body: unknown, allowPrivateTargets: boolean): Fault[] {
  const { url, headers, secret } = fieldsOf(body);
  return [
    ...urlFaults(url, allowPrivateTargets),
    ...(Array.isArray(headers) ? headers : []).flatMap((header, index) => headerFaults(header, index)),
    ...secretFaults(secret),
  ];
}

/** The rules of a secret in the field `secret`. */
export function secretFaults(secret: unknown): Fault[] {
  // Of a missing or empty one the schema has said so.
  const wrong = typeof secret === "string" && secret !== "" ? secretFault(secret) : null;
  return wrong === null ? [] : [fault("invalid_string", "secret", wrong)];
}

function urlFaults(url: unknown, allowPrivateTargets: boolean): Fault[] {
  const wrong = typeof url === "string" ? baseUrlFault(url, allowPrivateTargets) : null;
  return wrong === null ? [] : [fault("invalid_string", "url", wrong)];
}

function headerFaults(given: unknown, index: number): Fault[] {
  const { header, value } = fieldsOf(given);
  const faults: Fault[] = [];
  if (typeof header === "string" && header !== "") {
    if (!HEADER_NAME.test(header))
      faults.push(fault("invalid_string", ["headers", index, "header"], "Must be a name of a header"));
    else if (TAKEN_HEADER.test(header))
      faults.push(fault("custom", ["headers", index, "header"], "Is a header that Guestcard sets itself"));
  }
  if (typeof value === "string" && !HEADER_VALUE.test(value))
    faults.push(
      fault(
        "invalid_string",
        ["headers", index, "value"],
        "Must be printable ASCII without spaces at its ends",
      ),
    );
  return faults;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
