import type pg from "pg";
import type { WriteState } from "../status/states.ts";
import type { WriteRef } from "../status/transitions.ts";
import { phoneDigits } from "../people/phone-digits.ts";
import type { Selector } from "./selector.ts";

type GuestCard = {
  readonly integrationId: string;
  readonly xPropertyId: string;
  readonly guestCardId: string;
};

/** Everything that is one person's, and what else would show who it is. */
export type Person = {
  readonly writes: readonly WriteRef[];
  readonly cards: readonly GuestCard[];
  readonly recordIds: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
  /** The last ten digits of each. */
  readonly phones: readonly string[];
  /** In lower case. */
  readonly names: readonly { readonly first: string; readonly last: string }[];
};

type FoundWrite = WriteRef & {
  readonly request: Record<string, unknown>;
  readonly guestCardId: string | null;
  readonly related: readonly string[];
};
type FoundRecord = GuestCard & { readonly id: string; readonly data: Record<string, unknown> };

/**
 * Finds what a person left in an account: writes and guest cards that meet the selector, the other writes on those
 * guest cards, and retries. An e-mail address or phone that is first learned on the way leads no further, so that a
 * family that shares one is not taken for one person.
 */
export async function findPerson(
  client: pg.PoolClient,
  accountId: string,
  selector: Selector,
): Promise<Person> {
  const writes = new Map<string, FoundWrite>();
  const records = new Map<string, FoundRecord>();
  const cards = new Map<string, GuestCard>();
  const emails = selector.email === null ? [] : [selector.email];
  const phones = selector.phone === null ? [] : [selector.phone];
  const add = (card: GuestCard): void =>
    void cards.set(JSON.stringify([card.integrationId, card.xPropertyId, card.guestCardId]), card);

  for (const write of await readWrites(client, accountId, emails, phones, selector))
    writes.set(write.id, write);
  for (const record of await readLeads(client, accountId, emails, phones, selector)) {
    records.set(record.id, record);
    add(record);
  }
  for (let known = -1; known !== writes.size + cards.size;) {
    known = writes.size + cards.size;
    for (const { guestCardId, integrationId, xPropertyId } of writes.values())
      if (guestCardId !== null) add({ guestCardId, integrationId, xPropertyId });
    for (const write of await readRelatedWrites(client, accountId, [...writes.values()], [...cards.values()]))
      writes.set(write.id, write);
  }
  for (const record of await readLeadsOfCards(client, accountId, [...cards.values()]))
    records.set(record.id, record);
  const recordIds = [...records.keys()];
  recordIds.push(...(await readEventsOfLeads(client, accountId, recordIds)));
  const said = [
    ...[...writes.values()].map(({ request }) => request),
    ...[...records.values()].map(({ data }) => data),
  ];
  return {
    writes: [...writes.values()],
    cards: [...cards.values()],
    recordIds,
    emails: distinct([...emails, ...said.map((one) => folded(one["email_1"]))]),
    phones: distinct([...phones, ...said.flatMap((one) => [digits(one["phone_1"]), digits(one["phone_2"])])]),
    names: said.flatMap((one) => {
      const [first, last] = [folded(one["first_name"]), folded(one["last_name"])];
      return first !== "" && last !== "" ? [{ first, last }] : [];
    }),
  };
}

const folded = (value: unknown): string => (typeof value === "string" ? value.trim().toLowerCase() : "");
const digits = (value: unknown): string => (typeof value === "string" ? phoneDigits(value) : "");
const distinct = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text.length > 4);

const TARGET = `coalesce(w.guest_card_id, w.upstream -> 'change' ->> 'guestCardId', w.upstream -> 'activity' ->> 'guestCardId')`;
const WRITE = `w.id, w.account_id as "accountId", w.integration_id as "integrationId", w.property_id as "propertyId",
  w.x_property_id as "xPropertyId", w.version, w.state, w.attempts, w.request, ${TARGET} as "guestCardId",
  array_remove(array[w.retry_of, w.retried_by], null)::text[] as related`;
const RECORD = `r.id, r.integration_id as "integrationId", r.x_property_id as "xPropertyId", r.x_id as "guestCardId", r.data`;

async function readWrites(
  client: pg.PoolClient,
  accountId: string,
  emails: readonly string[],
  phones: readonly string[],
  { guestCard, jobId }: Selector,
): Promise<FoundWrite[]> {
  const found = await client.query<FoundWrite & { state: WriteState }>(
    `select ${WRITE} from writes w where w.account_id = $1 and (w.id = $2
       or (w.integration_id = $3 and ${TARGET} = $4)
       or (cardinality($5::text[]) + cardinality($6::text[]) > 0
         and (holds_contact(w.request, $5, $6) or holds_contact(w.upstream, $5, $6))))`,
    [accountId, jobId, guestCard?.integrationId, guestCard?.guestCardId, emails, phones],
  );
  return found.rows;
}

async function readLeads(
  client: pg.PoolClient,
  accountId: string,
  emails: readonly string[],
  phones: readonly string[],
  { guestCard }: Selector,
): Promise<FoundRecord[]> {
  const found = await client.query<FoundRecord>(
    `select ${RECORD} from records r where r.account_id = $1 and r.model = 'leads' and (
       (r.integration_id = $2 and r.x_id = $3)
       or (cardinality($4::text[]) + cardinality($5::text[]) > 0 and holds_contact(r.data, $4, $5)))`,
    [accountId, guestCard?.integrationId, guestCard?.guestCardId, emails, phones],
  );
  return found.rows;
}

/** Writes on the same guest cards, and what they were retried by or are retries of. */
async function readRelatedWrites(
  client: pg.PoolClient,
  accountId: string,
  writes: readonly FoundWrite[],
  cards: readonly GuestCard[],
): Promise<FoundWrite[]> {
  const found = await client.query<FoundWrite & { state: WriteState }>(
    `with cards as (select * from jsonb_to_recordset($2) as c ("integrationId" uuid, "xPropertyId" text, "guestCardId" text))
     select ${WRITE} from writes w where w.account_id = $1 and (w.id = any($3)
       or exists (select from cards c where c."integrationId" = w.integration_id and c."xPropertyId" = w.x_property_id
         and c."guestCardId" = ${TARGET}))`,
    [accountId, JSON.stringify(cards), writes.flatMap(({ related }) => related)],
  );
  return found.rows;
}

async function readLeadsOfCards(
  client: pg.PoolClient,
  accountId: string,
  cards: readonly GuestCard[],
): Promise<FoundRecord[]> {
  const found = await client.query<FoundRecord>(
    `select ${RECORD} from records r
     join jsonb_to_recordset($2) as c ("integrationId" uuid, "xPropertyId" text, "guestCardId" text)
       on c."integrationId" = r.integration_id and c."xPropertyId" = r.x_property_id and c."guestCardId" = r.x_id
     where r.account_id = $1 and r.model = 'leads'`,
    [accountId, JSON.stringify(cards)],
  );
  return found.rows;
}

async function readEventsOfLeads(
  client: pg.PoolClient,
  accountId: string,
  leadIds: readonly string[],
): Promise<string[]> {
  const found = await client.query<{ id: string }>(
    `select id from records where account_id = $1 and model = 'events' and data -> 'associated_lead_ids' ?| $2`,
    [accountId, leadIds],
  );
  return found.rows.map(({ id }) => id);
}
