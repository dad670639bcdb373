import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import ajvFormats from "ajv-formats";
import type { AnyRoute } from "../../../src/http/route.ts";
import { routes } from "../../../src/http/routes.ts";

type Operation = {
  readonly parameters?: readonly { name: string; in: string; required: boolean; schema: any }[];
  readonly responses: Readonly<Record<string, { $ref: string }>>;
};

const contract = JSON.parse(readFileSync(new URL("propexo.json", import.meta.url), "utf8")) as {
  paths: Record<string, Record<string, Operation>>;
  schemas: Record<string, object>;
};

/** An operation of the contract, and the route that offers it. */
export type Offered = {
  /** As in `POST /v1/leads/`. */
  readonly name: string;
  readonly operation: Operation;
  readonly route: AnyRoute | null;
};

/** Parameters by place and not by name; without the slash at the end. */
const shapeOf = (path: string): string => path.replaceAll(/\{\w+\}|:\w+/g, "*").replace(/\/$/, "");

export const operations: readonly Offered[] = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
    route:
      routes.find(
        (route) => route.method === method.toUpperCase() && shapeOf(route.path) === shapeOf(path),
      ) ?? null,
  })),
);

/** Braces in names are no part of a URI, which `$ref` is. */
const plain = (text: string): string => text.replaceAll(/[{}]/g, "");

/** The contract's schemas for Ajv. Where a type may be null its `enum` may be too, which the contract leaves unsaid. */
function readable(schemas: Record<string, object>): object {
  const renamed = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [plain(name), schema]));
  const text = JSON.stringify(renamed, (key, value: any) => {
    if (key === "$ref") return plain(String(value));
    return Array.isArray(value?.enum) && value.type?.includes?.("null")
      ? { ...value, enum: [...value.enum, null] }
      : value;
  });
  return JSON.parse(text) as object;
}

const ajv = new Ajv({ strict: false, allErrors: true });
ajvFormats.default(ajv);
ajv.addSchema({ components: { schemas: readable(contract.schemas) } }, "contract");

/** Checks a body against a schema that the contract refers to. */
export function validatorOf(reference: string): ValidateFunction {
  return ajv.compile({ $ref: `contract${plain(reference)}` });
}
