import { isDeepStrictEqual } from "node:util";

/** Of two states of one thing, the fields that differ. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } {
  const names = Object.keys(after).filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const of = (state: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: of(before), after: of(after) };
}

/** A URL as it may be shown: its path and query can hold a token. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "";
}
