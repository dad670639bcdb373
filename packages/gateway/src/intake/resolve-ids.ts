import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
import type { Premise } from "../database/premises.ts";
import { createRowMemory } from "../database/row-memory.ts";
import type { RecordModel } from "../records/record.ts";

/** A record that an id of the caller's account stands for, as far as writes need it. */
export type ResolvedRecord = {
  readonly id: string;
  readonly model: RecordModel;
  readonly integrationId: string;
  readonly propertyId: string;
  readonly xPropertyId: string;
  readonly xId: string;
  /** Of a property: RPX's id of its management company. */
  readonly xPmcId: string | null;
  /** Of a unit. */
  readonly number: string | null;
  readonly xFloorPlanId: string | null;
  /** Of a lead: what RPX last showed of its guest card. */
  readonly lead: ResolvedLead | null;
  /** Of a pick list: its text. */
  readonly name: string | null;
  readonly premise: Premise;
};

/** The contract's fields of a lead's record, as far as a write to its guest card needs them. */
export type ResolvedLead = {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email_1: string | null;
  readonly phone_1: string | null;
  readonly phone_2: string | null;
  readonly custom_data: {
    readonly x_customer_ids?: readonly (string | null)[];
    readonly other_phones?: readonly string[];
  };
};

export type ResolvedIntegration = {
  readonly id: string;
  readonly isArchived: boolean;
  /** That it is not archived. */
  readonly premise: Premise;
};

/** What one write refers to: the ids by the field that names them. */
export type IdQuestion = {
  readonly accountId: string;
  readonly integrationId: string | null;
  readonly records: readonly { readonly field: string; readonly model: RecordModel; readonly id: string }[];
};

export type IdAnswer = {
  readonly integration: ResolvedIntegration | null;
  /** By field; a field whose id is unknown in this account is absent. */
  readonly records: ReadonlyMap<string, ResolvedRecord>;
  /** What a write that goes by this answer rests on. */
  readonly premises: readonly Premise[];
};

/** Resolves the ids of a write. @throws the database's error where it is away. */
export type IdResolver = (question: IdQuestion) => Promise<IdAnswer>;

export type IdResolvers = {
  /** By what the database says. */
  readonly freshly: IdResolver;
  /** By what it said lately; only for a write whose transaction confirms the premises. */
  readonly recallingly: IdResolver;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_IN_ONE = 500;
/** A record is about 1 kB here. Age counts little, because premises are confirmed; so one that is never asked for again goes. */
const REMEMBERED = { most: 20_000, forMs: 10 * 60_000 };

/** True for text that can be an id of Guestcard's. Anything else is an id that nothing has. */
export const isId = (text: string): boolean => UUID.test(text);

const RECORDS = `
select r.id, r.account_id as "accountId", r.xmin::text as version, r.model, r.integration_id as "integrationId",
  r.property_id as "propertyId", r.x_property_id as "xPropertyId", r.x_id as "xId",
  r.data -> 'custom_data' ->> 'x_pmc_id' as "xPmcId", r.data ->> 'number' as "number",
  r.data ->> 'x_floor_plan_id' as "xFloorPlanId", r.data ->> 'name' as "name",
  case when r.model = 'leads' then r.data end as "lead"
from unnest($1::uuid[], $2::text[], $3::uuid[]) as asked (account_id, model, id)
join records r on r.account_id = asked.account_id and r.model = asked.model and r.id = asked.id`;

const INTEGRATIONS = `
select i.id, i.account_id as "accountId", i.is_archived as "isArchived"
from unnest($1::uuid[], $2::uuid[]) as asked (account_id, id)
join integrations i on i.account_id = asked.account_id and i.id = asked.id`;

type RecordRow = Omit<ResolvedRecord, "premise"> & { readonly accountId: string; readonly version: string };
type IntegrationRow = Omit<ResolvedIntegration, "premise"> & { readonly accountId: string };

/** Answers all questions that come together with two queries. Every look-up names the account, so no id of another is ever seen. */
export function createIdResolvers(pool: pg.Pool): IdResolvers {
  const memory = {
    integrations: createRowMemory<ResolvedIntegration>(REMEMBERED),
    records: createRowMemory<ResolvedRecord>(REMEMBERED),
  };
  const freshly = groupCommit({
    commit: async (questions: readonly IdQuestion[]): Promise<readonly IdAnswer[]> => {
      const asked = distinctRecords(questions);
      const askedIntegrations = distinctIntegrations(questions);
      const [records, integrations] = await Promise.all([
        pool.query<RecordRow>({
          name: "resolve-records",
          text: RECORDS,
          values: [
            asked.map((one) => one.accountId),
            asked.map((one) => one.model),
            asked.map((one) => one.id),
          ],
        }),
        pool.query<IntegrationRow>({
          name: "resolve-integrations",
          text: INTEGRATIONS,
          values: [
            askedIntegrations.map((one) => one.accountId),
            askedIntegrations.map((one) => one.integrationId),
          ],
        }),
      ]);
      for (const { id } of asked) memory.records.forget(id);
      for (const { integrationId } of askedIntegrations) memory.integrations.forget(integrationId);
      const recordOf = new Map(records.rows.map((row) => [keyOf(row.accountId, row.id), toRecord(row)]));
      const integrationOf = new Map(
        integrations.rows.map((row) => [keyOf(row.accountId, row.id), toIntegration(row)]),
      );
      // A lead's record holds a person, and changes with every write: it is read each time.
      for (const record of recordOf.values())
        if (record.model !== "leads") memory.records.keep(record.id, record);
      for (const integration of integrationOf.values()) memory.integrations.keep(integration.id, integration);
      return questions.map((question) =>
        answerWith(
          question,
          integrationOf.get(keyOf(question.accountId, question.integrationId)) ?? null,
          (id) => recordOf.get(keyOf(question.accountId, id)) ?? null,
        ),
      );
    },
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
  return {
    freshly,
    async recallingly(question) {
      const { accountId, integrationId } = question;
      const ofAccount = <Row extends { readonly premise: Premise }>(row: Row | null): Row | null =>
        row?.premise.accountId === accountId ? row : null;
      const integration =
        integrationId === null ? null : ofAccount(memory.integrations.recall(integrationId));
      const answer = answerWith(question, integration, (id) => ofAccount(memory.records.recall(id)));
      const isKnown =
        answer.records.size === question.records.length && (integrationId === null || integration !== null);
      return isKnown ? answer : freshly(question);
    },
  };
}

const keyOf = (accountId: string, id: string | null): string => `${accountId} ${id}`;

function toRecord({ accountId, version, ...record }: RecordRow): ResolvedRecord {
  const { id, model } = record;
  return { ...record, premise: { kind: "record", accountId, id, model, version } };
}

function toIntegration({ accountId, ...integration }: IntegrationRow): ResolvedIntegration {
  const { id } = integration;
  return { ...integration, premise: { kind: "integration", accountId, id, model: null, version: "" } };
}

/** The answer that follows from what is found. */
function answerWith(
  question: IdQuestion,
  integration: ResolvedIntegration | null,
  find: (id: string) => ResolvedRecord | null,
): IdAnswer {
  const records = new Map<string, ResolvedRecord>();
  const premises = integration ? [integration.premise] : [];
  for (const { field, model, id } of question.records) {
    const record = find(id);
    if (record?.model !== model) continue;
    records.set(field, record);
    premises.push(record.premise);
  }
  return { integration, records, premises };
}

type AskedRecord = { readonly accountId: string; readonly model: RecordModel; readonly id: string };
type AskedIntegration = { readonly accountId: string; readonly integrationId: string };

/** What questions that come together ask for, each id once: they are often of the same property. */
function distinctRecords(questions: readonly IdQuestion[]): AskedRecord[] {
  const distinct = new Map<string, AskedRecord>();
  for (const { accountId, records } of questions)
    for (const { model, id } of records)
      if (isId(id)) distinct.set(`${accountId} ${model} ${id}`, { accountId, model, id });
  return [...distinct.values()];
}

function distinctIntegrations(questions: readonly IdQuestion[]): AskedIntegration[] {
  const distinct = new Map<string, AskedIntegration>();
  for (const { accountId, integrationId } of questions)
    if (integrationId !== null && isId(integrationId))
      distinct.set(`${accountId} ${integrationId}`, { accountId, integrationId });
  return [...distinct.values()];
}
