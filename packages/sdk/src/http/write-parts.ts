import type { BodyOptions, WriteOptions } from "../options.ts";
import { checkIdempotencyKey, newIdempotencyKey } from "./idempotency-key.ts";

/** What a request with a body takes from its caller's options. */
export function bodyParts({ signal, ignoreUnknownFields }: BodyOptions): {
  readonly query: { readonly ignore_unknown_fields?: true };
  readonly signal: AbortSignal | undefined;
} {
  return { query: ignoreUnknownFields === true ? { ignore_unknown_fields: true } : {}, signal };
}

/** The same for a write into RealPage, which has a key always. @throws TypeError where the key cannot be one. */
export async function writeParts(
  options: WriteOptions,
): Promise<ReturnType<typeof bodyParts> & { readonly idempotencyKey: string }> {
  const idempotencyKey = options.idempotencyKey ?? (await newIdempotencyKey());
  checkIdempotencyKey(idempotencyKey);
  return { ...bodyParts(options), idempotencyKey };
}
