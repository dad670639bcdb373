import type { FastifyRequest } from "fastify";
import type { Static, TObject, TSchema } from "typebox";
import type { Doer } from "../audit/record-act.ts";
import type { Caller, Right } from "../accounts/rights.ts";
import type { Fault } from "../faults/faults.ts";
import type { Gateway } from "../gateway.ts";
import type { Session } from "../sessions/sessions.ts";
import type { Refusal } from "./errors.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a handler gets beside its parsed input. */
export type RequestContext = {
  readonly gateway: Gateway;
  readonly caller: Caller;
  /** The caller as the audit log names it. */
  readonly doer: Doer;
  /** The value of the `Idempotency-Key` header, unquoted. */
  readonly idempotencyKey: string | null;
  /** What is wrong with the request by its schemas; only where the route `collectsFaults`. */
  readonly bodyFaults: readonly Fault[];
  readonly requestId: string;
  /** The trace of the request, as W3C `traceparent`, for what goes on after the answer; null: there is none. */
  readonly traceContext: string | null;
  /** The console's session; null where the request came with an API key. */
  readonly session: Session | null;
  /**
   * The first attempt of a route that `confirmsCaller`: it may go by what the process remembers of ids. Only an
   * answer that `isConfirmed` is sent; on any other the route is asked again, by what the database says.
   */
  readonly mayRecall: boolean;
};

/** What a handler answers: a body with status 200, or a refusal. */
export type Answer<Body> =
  | {
      readonly body: Body;
      readonly headers?: Readonly<Record<string, string>>;
      /** The transaction that did what is answered found the caller's key and all ids to hold. */
      readonly isConfirmed?: boolean;
    }
  | Refusal;

/** What a handler had read was another by the time it would have kept the write: nothing is kept, and it is to be asked again. */
export type Outdated = { readonly outdated: true };

type Part<S extends TSchema | undefined> = S extends TSchema ? Static<S> : undefined;

/** One endpoint: its place, the rights of which a caller needs one, its schemas, and the function that answers. */
export type Route<
  Params extends TObject | undefined = TObject | undefined,
  Query extends TObject | undefined = TObject | undefined,
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema = TSchema,
> = {
  readonly method: Method;
  /** As in Propexo's contract, with `:name` for a parameter. Served with and without a slash at the end. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly rights: readonly Right[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly reply: Reply;
  /** The handler gets the faults that the schemas found, to answer them together with its own. */
  readonly collectsFaults?: boolean;
  /** Its transaction confirms the caller's `standing`, so that a caller who is remembered is let in first. */
  readonly confirmsCaller?: boolean;
  readonly handle: (
    input: { readonly params: Part<Params>; readonly query: Part<Query>; readonly body: Part<Body> },
    context: RequestContext,
  ) => Promise<Answer<Static<Reply>> | Outdated>;
};

/** A route of any schemas, as the list of routes holds it. */
export type AnyRoute = Omit<Route, "handle"> & {
  readonly handle: (input: never, context: RequestContext) => Promise<Answer<unknown> | Outdated>;
};

/** Ties the types of a route's handler to its schemas. */
export function route<
  Params extends TObject | undefined = undefined,
  Query extends TObject | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Reply extends TSchema = TSchema,
>(definition: Route<Params, Query, Body, Reply>): AnyRoute {
  return definition;
}

/** An endpoint that needs no API key: who calls it is about to show one. */
export type OpenRoute = Pick<AnyRoute, "path" | "summary" | "tag" | "reply"> & {
  readonly method: Method;
  readonly body: TSchema;
  /** How many requests of one IP address are taken a minute, by one process. */
  readonly mostAMinute: number;
  readonly handle: (
    body: never,
    context: { readonly gateway: Gateway; readonly request: FastifyRequest },
  ) => Promise<Answer<unknown>>;
};

/** Ties the types of an open route's handler to its schemas. */
export function openRoute<Body extends TSchema, Reply extends TSchema>(
  definition: Omit<OpenRoute, "body" | "reply" | "handle"> & {
    readonly body: Body;
    readonly reply: Reply;
    readonly handle: (
      body: Static<Body>,
      context: { readonly gateway: Gateway; readonly request: FastifyRequest },
    ) => Promise<Answer<Static<Reply>>>;
  },
): OpenRoute {
  return definition;
}
