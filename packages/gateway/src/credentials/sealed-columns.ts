/** A column of sealed texts. What is sealed is bound to the `id` of its row. */
export type SealedColumn = { readonly table: string; readonly column: string };

/** Every column that holds sealed texts; a test holds it against the schema. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "integrations", column: "credentials_sealed" },
  { table: "webhooks", column: "headers_sealed" },
  { table: "webhooks", column: "secret_sealed" },
  { table: "webhooks", column: "previous_secret_sealed" },
];

/** SQL: the id of the key that a sealed text names. */
export function keyIdOf(column: string): string {
  return `split_part(${column}, '.', 2)`;
}
