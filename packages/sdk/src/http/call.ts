import type { BodyOf, Method, NoParameters, ParametersOf, Path, QueryOf } from "./operations.ts";

/** What goes into a request beside its method and path. */
export type Parts<P extends Path, M extends Method> = {
  readonly query?: QueryOf<P, M> | undefined;
  readonly body?: BodyOf<P, M> | undefined;
  /** With a key, a request that changes something may be tried again. */
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
} & (ParametersOf<P, M> extends NoParameters ? unknown : { readonly params: ParametersOf<P, M> });

/** One request, ready to be sent as often as it takes. */
export type Call = {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly idempotencyKey: string | null;
  readonly signal: AbortSignal | undefined;
};

/** The parts of any operation. */
type AnyParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Puts a request together. @throws TypeError where an id cannot stand in a path. */
export function callOf<P extends Path, M extends Method>(
  to: { readonly url: string; readonly token: string | undefined },
  method: M,
  path: P,
  parts: Parts<P, M>,
): Call {
  const { params = {}, query = {}, body, idempotencyKey, signal } = parts as AnyParts;
  const url = new URL(to.url + filledIn(path, params));
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
  return {
    method: method.toUpperCase(),
    url: url.href,
    headers: {
      ...(to.token !== undefined && { authorization: `Bearer ${to.token}` }),
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(idempotencyKey !== undefined && { "idempotency-key": `"${idempotencyKey}"` }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    idempotencyKey: idempotencyKey ?? null,
    signal,
  };
}

function filledIn(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    // An empty id would name the list, and one of dots the path above.
    if (typeof value !== "string" || /^\.{0,2}$/.test(value))
      throw new TypeError(`${JSON.stringify(value)} is no ${name}.`);
    return encodeURIComponent(value);
  });
}
