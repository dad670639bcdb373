import type { BodyOf, ReplyOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { bodyParts } from "../http/write-parts.ts";
import type { BodyOptions } from "../options.ts";

type Path = "/v1/admin/erasures";

/**
 * Erases one person's data; without `confirm: true` it only counts what that would be.
 * @throws ConflictError while a write of the person is not finished; NotFoundError where nobody is found.
 */
export type ErasePerson = (
  person: BodyOf<Path, "post">,
  options?: BodyOptions,
) => Promise<ReplyOf<Path, "post">["result"]>;

/** Erasure, through `transport`. */
export function erasePerson(transport: Transport): ErasePerson {
  return async (body, options = {}) =>
    (await transport.request("post", "/v1/admin/erasures", { body, ...bodyParts(options) })).result;
}
