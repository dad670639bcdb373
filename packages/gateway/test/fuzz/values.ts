import * as fc from "fast-check";

/** A JSON schema of the API's document, as far as inputs are made from it. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Text that has broken software before. */
const hostileTexts = [
  "",
  " ",
  "\0",
  "a\0b",
  "\u{FFFF}",
  "\uD800",
  "\uDC00a",
  "\u202Edcba",
  "é",
  "e\u0301",
  "💔".repeat(20),
  "\r\n",
  "\u0007",
  "'",
  "' or 1=1 --",
  "<![CDATA[",
  "]]>",
  "&amp;<a>&#0;",
  "${jndi:ldap://x}",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "1e999",
  "00000000-0000-0000-0000-000000000000",
  "x".repeat(31),
  "x".repeat(5000),
  "2026-02-30",
  "2026-11-25T24:61:61Z",
  "+275760-09-13T00:00:00Z",
  "0000-00-00",
  "http://[::1]:1/",
  "javascript:alert(1)",
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Anything that JSON can say. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e308, 2 ** 53, -0, [], {}) },
);

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "date-time": fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  uri: fc.constantFrom("https://example.com/hook", "http://127.0.0.1:1/", "https://10.0.0.1/", "ftp://x"),
  email: fc.constant("ada@example.com"),
};

/** A value that a schema allows, mostly: what patterns and rules beyond it say is not looked at. */
export function allowed(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(allowed));
  const type = [schema.type ?? "string"].flat();
  return fc.oneof(...type.map((one) => ofType(one, schema)));
}

function ofType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  const { minimum = -5, maximum = 2 ** 31 } = schema;
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31 - 1) });
    case "number":
      return fc.oneof(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ noNaN: true, min: minimum, max: maximum }),
      );
    case "array":
      return fc.array(allowed(schema.items ?? {}), { maxLength: 4 });
    case "object":
      return object(schema, { hostility: 0 });
    default:
      return (
        texts[schema.format ?? ""] ??
        fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 30, 30) })
      );
  }
}

/** What an object is made of beside its schema. */
export type ObjectParts = {
  /** Share of values, from 0 to 1, that may be anything; with any, undeclared fields come too. */
  readonly hostility: number;
  /** Values that a field of that name may have, beside what its schema allows: ids that exist. */
  readonly known?: Readonly<Record<string, readonly unknown[]>>;
  /** An object that is right. */
  readonly base?: Readonly<Record<string, unknown>>;
};

/** Of fields that need not be there, one in so many is: with half of them, hardly any object would be right. */
const OPTIONAL_FIELDS_ONE_IN = 8;

/** An object of a schema. */
export function object(
  schema: Schema,
  { hostility, known = {}, base = {} }: ObjectParts,
): fc.Arbitrary<Record<string, unknown>> {
  const required = new Set([...(schema.required ?? []), ...Object.keys(base)]);
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const values = name in base ? [base[name]] : (known[name] ?? []);
    const good = values.length > 0 ? fc.constantFrom(...values) : allowed(field);
    const value = mixed(good, anyJson, hostility).map((one) => ({ one }));
    const isThere = required.has(name) && hostility < 0.5;
    return [name, isThere ? value : rarely(value)] as const;
  });
  const declared = fc
    .record(Object.fromEntries(fields))
    .map((all) =>
      Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value.one]] : []))),
    );
  if (hostility === 0) return declared;
  const stray = mixed(fc.constant({}), fc.dictionary(hostileText, anyJson, { maxKeys: 2 }), hostility);
  return fc.tuple(declared, stray).map(([fine, more]) => ({ ...more, ...fine }));
}

const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof(
    { weight: OPTIONAL_FIELDS_ONE_IN - 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: value },
  );

/** `good`, or with that share `bad`. */
export function mixed<A, B>(good: fc.Arbitrary<A>, bad: fc.Arbitrary<B>, share: number): fc.Arbitrary<A | B> {
  const weight = Math.round(share * 100);
  if (weight === 0) return good;
  if (weight === 100) return bad;
  return fc.oneof({ weight: 100 - weight, arbitrary: good }, { weight, arbitrary: bad });
}
