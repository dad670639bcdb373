import { type Fault, fault } from "../faults/faults.ts";
import { firstCharacterNotInXml } from "../intake/text-rules.ts";
import { baseUrlFault } from "./base-url.ts";

type Place = readonly (string | number)[];

/** The rules of an integration's body that a schema cannot say; the body may break the schema too. */
export function integrationFaults(body: unknown, allowPrivateTargets: boolean): Fault[] {
  const { name, credentials } = fieldsOf(body);
  return [...textFaults(name, ["name"]), ...credentialFaults(credentials, allowPrivateTargets)];
}

function credentialFaults(credentials: unknown, allowPrivateTargets: boolean): Fault[] {
  const { method_specific, ...own } = fieldsOf(credentials);
  return [
    ...endpointFaults(own, ["credentials"], allowPrivateTargets),
    ...Object.entries(fieldsOf(method_specific)).flatMap(([method, endpoint]) =>
      endpointFaults(fieldsOf(endpoint), ["credentials", "method_specific", method], allowPrivateTargets),
    ),
  ];
}

function endpointFaults(
  fields: Readonly<Record<string, unknown>>,
  place: Place,
  allowPrivateTargets: boolean,
) {
  const faults = Object.entries(fields).flatMap(([field, value]) => textFaults(value, [...place, field]));
  const { baseUrl } = fields;
  // Of a missing or empty one the schema has said so.
  const wrong =
    typeof baseUrl === "string" && baseUrl !== "" ? baseUrlFault(baseUrl, allowPrivateTargets) : null;
  return wrong === null ? faults : [...faults, fault("invalid_string", [...place, "baseUrl"], wrong)];
}

/** All of it goes into XML or a column of text. */
function textFaults(value: unknown, place: Place): Fault[] {
  const character = typeof value === "string" ? firstCharacterNotInXml(value) : null;
  return character === null
    ? []
    : [fault("invalid_string", place, `Must not contain ${character}, which XML cannot carry`)];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
