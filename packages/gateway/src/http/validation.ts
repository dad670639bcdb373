import { Ajv, type ErrorObject } from "ajv";
import ajvFormats from "ajv-formats";
import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { type Fault, fault } from "../faults/faults.ts";
import { dateTimeMoment } from "../intake/text-rules.ts";

/** Bodies are taken as they are: a number in quotes is a string. Queries and paths are text and are read as the schema says. */
function createAjv(coerceTypes: boolean): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    coerceTypes,
    useDefaults: coerceTypes,
    strict: false,
    // `strict: false` would let `1e999`, which is read as Infinity, be a number.
    strictNumbers: true,
    verbose: true,
  });
  ajvFormats.default(ajv);
  // Ajv's own takes leap seconds and offsets without minutes, of which nothing here can make a moment.
  ajv.addFormat("date-time", (text: string) => dateTimeMoment(text) !== null);
  return ajv;
}

/** Fastify's compiler of schemas; every fault of a request is found, not only the first. */
export function createValidatorCompiler(): FastifySchemaCompiler<TSchema> {
  const forBodies = createAjv(false);
  const forText = createAjv(true);
  return ({ schema, httpPart }) => (httpPart === "body" ? forBodies : forText).compile(schema);
}

/** Ajv's errors as faults; undeclared fields of one object are one fault. */
export function faultsOf(errors: readonly ErrorObject[], strayKeysAllowed = false): Fault[] {
  const faults: Fault[] = [];
  const stray = new Map<string, string[]>();
  for (const error of errors) {
    const path = pathOf(error.instancePath);
    if (error.keyword === "additionalProperties") {
      const keys = stray.get(error.instancePath) ?? [];
      stray.set(error.instancePath, [...keys, String(error.params["additionalProperty"])]);
    } else if (!["anyOf", "oneOf", "if"].includes(error.keyword)) {
      faults.push(faultOf(error, path));
    }
  }
  if (!strayKeysAllowed)
    for (const [instancePath, keys] of stray)
      faults.push({
        code: "unrecognized_keys",
        path: pathOf(instancePath),
        keys,
        message: `Unrecognized key(s) in object: ${keys.map((key) => `'${key}'`).join(", ")}`,
      });
  return faults;
}

/** The path of a JSON pointer (RFC 6901). */
function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function faultOf(error: ErrorObject, path: (string | number)[]): Fault {
  const params: Record<string, unknown> = error.params;
  const limit = String(params["limit"]);
  switch (error.keyword) {
    case "required":
      return fault("invalid_type", [...path, String(params["missingProperty"])], "Required");
    case "type":
      return fault("invalid_type", path, `Expected ${String(params["type"]).replace(",", " or ")}`);
    case "enum":
      return fault(
        "invalid_enum_value",
        path,
        `Must be one of ${(params["allowedValues"] as unknown[]).join(", ")}`,
      );
    case "minLength":
      return fault("too_small", path, `Must have at least ${limit} character(s)`);
    case "maxLength":
      return fault("too_big", path, `Must have at most ${limit} character(s)`);
    case "minimum":
      return fault("too_small", path, `Must be ${limit} or more`);
    case "exclusiveMinimum":
      return fault("too_small", path, `Must be more than ${limit}`);
    case "maximum":
      return fault("too_big", path, `Must be ${limit} or less`);
    case "minItems":
      return fault("too_small", path, `Must have at least ${limit} item(s)`);
    case "maxItems":
      return fault("too_big", path, `Must have at most ${limit} item(s)`);
    case "multipleOf":
      return fault("invalid_type", path, "Must be a whole number");
    case "format":
      return fault("invalid_string", path, `Must be a valid ${String(params["format"])}`);
    case "pattern":
      return fault("invalid_string", path, `Must match ${String(params["pattern"])}`);
    default:
      return fault("custom", path, error.message ?? "Invalid");
  }
}

/** `1e999` in a query is read as Infinity, which Ajv then holds against no limit. */
export function infiniteFaults(query: unknown): Fault[] {
  return Object.entries(query ?? {}).flatMap(([name, value]) =>
    typeof value === "number" && !Number.isFinite(value)
      ? [fault("invalid_type", name, "Expected a number")]
      : [],
  );
}

/** The errors that Fastify attached where the body did not pass, as Ajv made them. */
export function ajvErrors(validation: unknown): readonly ErrorObject[] {
  return Array.isArray(validation) ? (validation as ErrorObject[]) : [];
}
