import type { SortKind } from "./list-order.ts";

/** A place in an ordered list: the order, and the sort keys of the last item before it. */
export type Cursor = {
  /** As in `order-by`. */
  readonly order: string;
  /** One value a sort key, the tie-breaking id last. */
  readonly keys: readonly (string | null)[];
};

/** Told apart from cursors of a later form. */
const FORM = 1;

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([FORM, cursor.order, ...cursor.keys])).toString("base64url");
}

/** Null for a text that no list of Guestcard's gave out. */
export function decodeCursor(text: string): Cursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts)) return null;
  const [form, order, ...keys] = parts as unknown[];
  if (form !== FORM || typeof order !== "string") return null;
  if (!keys.every((key) => key === null || typeof key === "string")) return null;
  return { order, keys };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const NUMERIC = /^-?\d{1,40}(\.\d{1,40})?$/;

/** True where PostgreSQL can read `value` as that kind: a cursor comes from outside and may be made up. */
export function isOfKind(value: string, kind: SortKind): boolean {
  switch (kind) {
    case "text":
      return value.isWellFormed() && !value.includes("\0");
    case "uuid":
      return UUID.test(value);
    case "timestamptz":
      return TIMESTAMP.test(value) && isRealMoment(value);
    case "numeric":
      return NUMERIC.test(value);
    case "boolean":
      return value === "true" || value === "false";
    default:
      return kind satisfies never;
  }
}

/** `Date` would read 31 February as 3 March, which PostgreSQL refuses. */
function isRealMoment(value: string): boolean {
  const moment = new Date(`${value.slice(0, 23)}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 23) === value.slice(0, 23);
}
