import { randomUUIDv7 } from "node:crypto";
import { CompiledQuery, type Kysely } from "kysely";
import type pg from "pg";
import type { Schema } from "../database/schema.ts";
import type { AuditAction } from "./actions.ts";

/** Who does something, and from where. */
export type Doer =
  | {
      readonly kind: "api_key";
      readonly apiKeyId: string;
      readonly requestId: string;
      /** The caller's IP address as the server sees it. */
      readonly sourceAddress: string;
    }
  /** `user` is the operating system's name of who runs the command. */
  | { readonly kind: "command_line"; readonly user: string }
  /** Guestcard itself. */
  | { readonly kind: "gateway" };

/** What is done. */
export type Act = {
  readonly action: AuditAction;
  /** Null: an act on the whole installation. */
  readonly accountId: string | null;
  readonly object: { readonly kind: string; readonly id: string | null };
  /** What it was and what it is now; the caller leaves out secrets and personal data. */
  readonly before?: unknown;
  readonly after?: unknown;
};

const INSERT = `
insert into audit_events (id, account_id, actor_kind, actor_id, actor_name, action, object_kind, object_id, request_id,
  source_address, before, after)
values ($1, $2, $3, $4, coalesce((select name from api_keys where id = $4), $5), $6, $7, $8, $9, $10, $11, $12)`;

/** Writes an act down, on the connection whose transaction does it. */
export async function recordAct(client: pg.PoolClient | pg.Pool, doer: Doer, act: Act): Promise<void> {
  await client.query(INSERT, valuesOf(doer, act));
}

/** The same for a transaction of Kysely. */
export async function recordActIn(transaction: Kysely<Schema>, doer: Doer, act: Act): Promise<void> {
  await transaction.executeQuery(CompiledQuery.raw(INSERT, valuesOf(doer, act)));
}

function valuesOf(doer: Doer, act: Act): unknown[] {
  const isKey = doer.kind === "api_key";
  return [
    randomUUIDv7(),
    act.accountId,
    doer.kind,
    isKey ? doer.apiKeyId : null,
    nameOf(doer),
    act.action,
    act.object.kind,
    act.object.id,
    isKey ? doer.requestId : null,
    isKey ? doer.sourceAddress : null,
    asJson(act.before),
    asJson(act.after),
  ];
}

function nameOf(doer: Doer): string {
  switch (doer.kind) {
    case "api_key":
      return doer.apiKeyId;
    case "command_line":
      return doer.user;
    case "gateway":
      return "guestcard";
    default:
      return doer satisfies never;
  }
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
