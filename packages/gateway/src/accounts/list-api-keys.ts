import { type RawBuilder, sql } from "kysely";
import type { Database } from "../database/connect.ts";
import type { SortKeys } from "../records/list-order.ts";
import { type Page, type PageRequest, readPage } from "../records/list-page.ts";
import type { Right } from "./rights.ts";

/** An API key as its account sees it. */
export type ApiKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly rights: Right[];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
};

export const apiKeySortKeys: SortKeys = new Map([
  ["id", { expression: sql.ref("id"), kind: "uuid", nullable: false }],
  ["created_at", { expression: sql.ref("created_at"), kind: "timestamptz", nullable: false }],
  ["name", { expression: sql.ref("name"), kind: "text", nullable: false }],
  ["revoked_at", { expression: sql.ref("revoked_at"), kind: "timestamptz", nullable: true }],
]);

/** One page of an account's API keys. */
export function listApiKeysOf(
  { kysely }: Pick<Database, "kysely">,
  accountId: string,
  isRevoked: boolean | undefined,
  page: PageRequest,
): Promise<Page<ApiKeyRow>> {
  const conditions: RawBuilder<unknown>[] = [sql`account_id = ${accountId}`];
  if (isRevoked !== undefined) conditions.push(sql`(revoked_at is not null) = ${isRevoked}`);
  return readPage(
    kysely,
    {
      columns: sql`id, name, rights, created_at, revoked_at`,
      from: sql`api_keys`,
      conditions,
      sortKeys: apiKeySortKeys,
    },
    page,
  );
}
