/**
 * A row that a write rests on, as it was read, maybe some time ago. The transaction that keeps the write looks again:
 * where the row is gone or is another by now, nothing is kept.
 */
export type Premise = {
  /** An API key must not be revoked, an integration not be archived, a record be the very version that was read. */
  readonly kind: "api_key" | "integration" | "record";
  readonly accountId: string;
  readonly id: string;
  /** Of a record. */
  readonly model: string | null;
  /** The rights of an API key; the row version (`xmin`) of a record. */
  readonly version: string;
};
