/** Escapes that JSON can hold and PostgreSQL's text cannot: NUL, and halves of surrogate pairs. */
const NOT_STORABLE = /\\u(?:0000|d[89a-f])/i;

/**
 * JSON that PostgreSQL takes whatever the texts in it are: a reply of RPX may hold any character, or be cut in the
 * middle of one. What cannot be stored becomes U+FFFD.
 */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!NOT_STORABLE.test(json)) return json;
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "string" ? part.toWellFormed().replaceAll("\0", "\uFFFD") : part,
  );
}

/**
 * A parameter whose text is made when its statement is sent, and is not kept while it runs: what waits for the database
 * is moved to V8's old heap (docs/performance.md).
 */
export function madeWhenSent(make: () => string): { toPostgres(): string } {
  return { toPostgres: make };
}

/** Storable JSON in UTF-8, for what waits: outside of V8's heap, where collections do not copy it (docs/performance.md). */
export function storableBytes(value: unknown): Buffer {
  return Buffer.from(storableJson(value));
}
