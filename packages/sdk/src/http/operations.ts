import type { paths } from "../generated/openapi.ts";

/** A path of the API as its document writes it. */
export type Path = keyof paths;

/** The methods of the API. */
export type Method = "get" | "post" | "put" | "delete";

type Operation<P extends Path, M extends Method> = paths[P][M];

/** The body that an operation takes. */
export type BodyOf<P extends Path, M extends Method> =
  Operation<P, M> extends { requestBody?: { content: { "application/json": infer Body } } } ? Body : never;

/** The query that an operation takes. A default makes a field required in the document; no caller has to send it. */
export type QueryOf<P extends Path, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Query } } ? Partial<NonNullable<Query>> : never;

/** What an operation answers with 200. */
export type ReplyOf<P extends Path, M extends Method> =
  Operation<P, M> extends { responses: { 200: { content: { "application/json": infer Reply } } } }
    ? Reply
    : never;

/** The names in a path, each with the value that belongs there. */
export type ParametersOf<P extends Path, M extends Method> =
  Operation<P, M> extends { parameters: { path: infer Parameters } } ? Parameters : NoParameters;

/** The parameters of a path without any. */
export type NoParameters = Record<string, never>;

/** The error codes that the API answers with. */
export type ErrorCode =
  paths["/v1/leads/"]["post"]["responses"]["4XX"]["content"]["application/json"]["error"]["code"];

/** The paths that are lists. */
export type ListPath = {
  [P in Path]: ReplyOf<P, "get"> extends { meta: { total: number }; results: readonly unknown[] } ? P : never;
}[Path];

/** One of what a list lists. */
export type ItemOf<P extends ListPath> =
  ReplyOf<P, "get"> extends { results: readonly (infer Item)[] } ? Item : never;
