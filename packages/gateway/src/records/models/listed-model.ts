import { type TProperties, type TSchema, Type } from "typebox";
import type { RecordModel } from "../record.ts";

/** A field of a model that `data` holds: its schema in replies, how it sorts (null: not at all), and its value where `data` lacks it. */
export type ModelField = {
  readonly schema: TSchema;
  readonly sort: "text" | "numeric" | "boolean" | null;
  readonly absent: unknown;
};

/** A query parameter of a list, beyond those that every list has, and the field of `data` that it is compared with. */
export type ModelFilter = {
  readonly field: string;
  readonly schema: TSchema;
  /** `is`: the same value; `has`: an array with one of the values; `phone`: the same last ten digits. */
  readonly compares: "is" | "has" | "phone";
};

/** A model that callers can list: contract/propexo.md §8 in data. */
export type ListedModel = {
  readonly model: RecordModel;
  /** As in `/v1/<path>/`. */
  readonly path: string;
  /** With its article, for messages. */
  readonly noun: string;
  /** Without the fields that every record has. */
  readonly fields: Readonly<Record<string, ModelField>>;
  readonly filters: Readonly<Record<string, ModelFilter>>;
};

const field = (type: string, sort: ModelField["sort"], more: object = {}): ModelField => ({
  schema: Type.Unsafe<unknown>({ type: [type, "null"], ...more }),
  sort,
  absent: null,
});

export const text = field("string", "text");
export const number = field("number", "numeric");
export const whole = field("integer", "numeric");
export const count = field("integer", "numeric", { minimum: 0 });
export const flag = field("boolean", "boolean");
export const name: ModelField = { schema: Type.String(), sort: "text", absent: "" };
export const anything: ModelField = { schema: Type.Unsafe<unknown>({}), sort: null, absent: null };
export const texts: ModelField = { schema: Type.Array(Type.String()), sort: null, absent: [] };

/** One of `values`, or null. */
export const oneOf = (...values: readonly string[]): ModelField => ({
  schema: Type.Unsafe<unknown>({ type: ["string", "null"], enum: [...values, null] }),
  sort: "text",
  absent: null,
});

/** A list of objects whose fields are all there. */
export const objects = (fields: Readonly<Record<string, ModelField>>): ModelField => ({
  schema: Type.Array(Type.Object(schemasOf(fields))),
  sort: null,
  absent: [],
});

export function schemasOf(fields: Readonly<Record<string, ModelField>>): TProperties {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
}

/** A filter by a field of text. */
export const byText = (field: string): ModelFilter => ({ field, schema: Type.String(), compares: "is" });
