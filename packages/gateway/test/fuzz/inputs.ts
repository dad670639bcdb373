import * as fc from "fast-check";
import { anyJson, hostileText, mixed, object, type Schema } from "./values.ts";

/** One operation of the API's document. */
export type Operation = {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema: Schema }[];
  readonly body: Schema | null;
};

/** One request, ready to be sent. */
export type FuzzRequest = {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** What requests are made of: tokens, and the ids that exist, by the name of the field or parameter that takes them. */
export type Materials = {
  readonly tokens: readonly string[];
  readonly ids: (operation: Operation) => Readonly<Record<string, readonly unknown[]>>;
  /** Bodies that are taken, by `METHOD path`. */
  readonly bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** The operations of `/openapi.json`. */
export function operationsOf(document: any): Operation[] {
  return Object.entries<any>(document.paths).flatMap(([path, item]) =>
    Object.entries<any>(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content["application/json"].schema ?? null,
    })),
  );
}

/** Requests of an operation, from almost right to hostile in every part. */
export function requestsOf(operation: Operation, materials: Materials): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(0, 0.05, 0.2, 0.9).chain((hostility) =>
    fc
      .record({
        path: pathOf(operation, materials, hostility),
        query: queryOf(operation, materials, hostility),
        headers: headersOf(materials, hostility),
        body: operation.body ? bodyOf(operation.body, operation, materials, hostility) : fc.constant(null),
      })
      .map(({ path, query, headers, body }) => ({
        operation,
        path: query === "" ? path : `${path}?${query}`,
        headers: body === null ? withoutType(headers) : headers,
        body,
      })),
  );
}

function pathOf(operation: Operation, materials: Materials, hostility: number): fc.Arbitrary<string> {
  const known = materials.ids(operation);
  const names = operation.parameters.filter((one) => one.in === "path").map(({ name }) => name);
  const values = names.map((name) =>
    mixed(fc.constantFrom(...(known[name] ?? ["none"])), hostileText, hostility / 2),
  );
  return fc.tuple(...values).map((ids) => {
    const given = new Map(names.map((name, index) => [name, encoded(String(ids[index]))]));
    return operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given.get(name) || "x");
  });
}

function queryOf(operation: Operation, materials: Materials, hostility: number): fc.Arbitrary<string> {
  const properties = Object.fromEntries(
    operation.parameters.filter((one) => one.in === "query").map(({ name, schema }) => [name, schema]),
  );
  return object({ properties }, { hostility: hostility / 2, known: materials.ids(operation) }).map((query) =>
    Object.entries(query)
      // A dry run keeps nothing and so would hide what is kept; it is asked for in one of several.
      .filter(([name, value]) => name !== "dry_run" || value === true)
      .flatMap(([name, value]) => [value].flat().map((one) => `${encoded(name)}=${encoded(textOf(one))}`))
      .join("&"),
  );
}

function headersOf({ tokens }: Materials, hostility: number): fc.Arbitrary<Record<string, string>> {
  const headerText = hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, "?"));
  return fc
    .record({
      authorization: mixed(
        fc.constantFrom(...tokens).map((token) => `Bearer ${token}`),
        headerText,
        hostility / 4,
      ),
      "content-type": mixed(fc.constant("application/json"), headerText, hostility / 4),
      "idempotency-key": fc.option(
        mixed(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 }), headerText, hostility),
      ),
      cookie: fc.option(headerText, { freq: 10 }),
      traceparent: fc.option(headerText, { freq: 10 }),
      "x-forwarded-for": fc.option(headerText, { freq: 10 }),
      origin: fc.option(headerText, { freq: 10 }),
    })
    .map((headers) =>
      Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
    );
}

function bodyOf(
  schema: Schema,
  operation: Operation,
  materials: Materials,
  hostility: number,
): fc.Arbitrary<string> {
  const base = materials.bodies[`${operation.method} ${operation.path}`];
  const known = materials.ids(operation);
  const right = object(schema, { hostility, known, ...(base && { base }) }).map(textOf);
  const broken = fc.tuple(right, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
  const deep = fc.integer({ min: 100, max: 20_000 }).map((depth) => `{"first_name":${"[".repeat(depth)}`);
  const hostile = fc.oneof(anyJson.map(textOf), broken, deep, hostileText);
  return mixed(right, hostile, hostility / 4);
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "null");

/** Percent-encoded; a lone surrogate, which UTF-8 has not, as bytes that are no UTF-8. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text).replaceAll("*", "%2A") : "%ED%A0%80";
}

const withoutType = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "content-type"));
