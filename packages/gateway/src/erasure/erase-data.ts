import type pg from "pg";
import { blankWrites } from "./blank-writes.ts";
import type { Person } from "./find-person.ts";
import { mentionPattern } from "./mention-pattern.ts";

/** Rows that were removed or blanked, by table. */
export type ErasedCounts = Readonly<Record<string, number>>;

/** What stands in place of a text. */
export const ERASED = "(erased)";

/** Erases a person's data from every table of an account. Ids, states and times stay. */
export async function eraseData(
  client: pg.PoolClient,
  accountId: string,
  person: Person,
): Promise<ErasedCounts> {
  const { recordIds } = person;
  const jobIds = person.writes.map(({ id }) => id);
  const counts: Record<string, number> = {};
  const run = async (table: string, statement: string, values: readonly unknown[]): Promise<void> => {
    const result = await client.query(statement, [...values]);
    counts[table] = (counts[table] ?? 0) + (result.rowCount ?? 0);
  };

  Object.assign(counts, await blankWrites(client, accountId, jobIds));
  await run("idempotency_keys", `delete from idempotency_keys where account_id = $1 and write_id = any($2)`, [
    accountId,
    jobIds,
  ]);
  await run("data_diffs", `delete from data_diffs where account_id = $1 and record_id = any($2)`, [
    accountId,
    recordIds,
  ]);
  // Their deliveries and attempts go with them.
  await run("webhook_events", `delete from webhook_events where account_id = $1 and subject_id = any($2)`, [
    accountId,
    recordIds,
  ]);
  await eraseMentions(accountId, person, run);
  // Last, because it keeps syncs and read-backs from storing records until the end of the transaction: none that
  // began before can bring the person back after it.
  await client.query(`set local lock_timeout = '10s'`);
  await client.query(`lock table records in share row exclusive mode`);
  await client.query(
    `insert into erased_guest_cards (integration_id, card_hash)
     select c."integrationId", guest_card_hash(c."integrationId", c."xPropertyId", c."guestCardId")
     from jsonb_to_recordset($1) as c ("integrationId" uuid, "xPropertyId" text, "guestCardId" text)
     on conflict do nothing`,
    [JSON.stringify(person.cards)],
  );
  // Also what was stored of these guest cards since they were found, before the lock.
  await run(
    "records",
    `delete from records where account_id = $1 and (id = any($2) or id in (
       select r.id from jsonb_to_recordset($3) as c ("integrationId" uuid, "xPropertyId" text, "guestCardId" text)
       join records r on r.account_id = $1 and r.model = 'leads' and r.integration_id = c."integrationId"
         and r.x_property_id = c."xPropertyId" and r.x_id = c."guestCardId"))`,
    [accountId, recordIds, JSON.stringify(person.cards)],
  );
  return counts;
}

type Run = (table: string, statement: string, values: readonly unknown[]) => Promise<void>;

/** What belongs to others and mentions the person: a look-up's reply shows every lead of its time. */
async function eraseMentions(accountId: string, person: Person, run: Run): Promise<void> {
  const pattern = mentionPattern(person);
  if (pattern === null) return;
  const mentioned = (...columns: string[]): string =>
    columns.map((column) => `${column}::text ~* $2`).join(" or ");
  const values = [accountId, pattern];
  await run(
    "exchanges",
    `update exchanges set request = '${ERASED}', reply = '${ERASED}', reason = null
     where account_id = $1 and (${mentioned("request", "reply", "reason")})`,
    values,
  );
  await run(
    "write_events",
    `update write_events set reason = '${ERASED}', detail = null
     where account_id = $1 and (${mentioned("reason", "detail")})`,
    values,
  );
  await run(
    "webhook_events",
    `delete from webhook_events where account_id = $1 and (${mentioned("payload")})`,
    values,
  );
  for (const table of ["webhook_deliveries", "webhook_attempts"])
    await run(
      table,
      `update ${table} set body_head = null, error = case when error is null then null else '${ERASED}' end
       where webhook_id in (select id from webhooks where account_id = $1) and (${mentioned("body_head", "error")})`,
      values,
    );
  await run("data_diffs", `delete from data_diffs where account_id = $1 and (${mentioned("diff")})`, values);
  await run(
    "sync_runs",
    `update sync_runs set errors = '[]' where account_id = $1 and (${mentioned("errors")})`,
    values,
  );
  await run(
    "lane_blocks",
    `update lane_blocks set reason = '${ERASED}'
     where integration_id in (select id from integrations where account_id = $1) and (${mentioned("reason")})`,
    values,
  );
}
