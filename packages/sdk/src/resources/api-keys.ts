import type { ReplyOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { bodyParts } from "../http/write-parts.ts";
import type { BodyOptions, CallOptions } from "../options.ts";
import { type ListOnly, listOnly } from "./records.ts";
import type { NewApiKey } from "./types.ts";

/** The API keys of the account. */
export type ApiKeys = ListOnly<"/v1/admin/api-keys/"> & {
  /** Makes a key with at most the caller's own rights. The answer alone shows `token`. @throws ForbiddenError */
  create(key: NewApiKey, options?: BodyOptions): Promise<ReplyOf<"/v1/admin/api-keys/", "post">["result"]>;
  /** Revokes a key for good. @throws ConflictError for the caller's own. */
  revoke(id: string, options?: CallOptions): Promise<void>;
};

/** API keys, through `transport`. */
export function apiKeys(transport: Transport): ApiKeys {
  return {
    ...listOnly(transport, "/v1/admin/api-keys/"),
    create: async (body, options = {}) =>
      (await transport.request("post", "/v1/admin/api-keys/", { body, ...bodyParts(options) })).result,
    revoke: async (id, { signal } = {}) => {
      const parts = { params: { api_key_id: id }, signal };
      await transport.request("delete", "/v1/admin/api-keys/{api_key_id}", parts);
    },
  };
}
