import type pg from "pg";
import { groupCommit } from "../database/group-commit.ts";
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
};

/** The contract's fields of a lead's record, as far as a write to its guest card needs them. */
export type ResolvedLead = {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly phone_1: string | null;
  readonly phone_2: string | null;
  readonly custom_data: { readonly x_customer_ids?: readonly (string | null)[] };
};

export type ResolvedIntegration = { readonly id: string; readonly isArchived: boolean };

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
};

/** Resolves the ids of a write. @throws the database's error where it is away. */
export type IdResolver = (question: IdQuestion) => Promise<IdAnswer>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_IN_ONE = 500;

/** True for text that can be an id of Guestcard's. Anything else is an id that nothing has. */
export const isId = (text: string): boolean => UUID.test(text);

const RECORDS = `
select r.account_id || ' ' || r.id as key, r.id, r.model, r.integration_id as "integrationId",
  r.property_id as "propertyId", r.x_property_id as "xPropertyId", r.x_id as "xId",
  r.data -> 'custom_data' ->> 'x_pmc_id' as "xPmcId", r.data ->> 'number' as "number",
  r.data ->> 'x_floor_plan_id' as "xFloorPlanId", r.data ->> 'name' as "name",
  case when r.model = 'leads' then r.data end as "lead"
from unnest($1::uuid[], $2::text[], $3::uuid[]) as asked (account_id, model, id)
join records r on r.account_id = asked.account_id and r.model = asked.model and r.id = asked.id`;

const INTEGRATIONS = `
select i.account_id || ' ' || i.id as key, i.id, i.is_archived as "isArchived"
from unnest($1::uuid[], $2::uuid[]) as asked (account_id, id)
join integrations i on i.account_id = asked.account_id and i.id = asked.id`;

/** Answers all questions that come together with two queries. Every look-up names the account, so no id of another is ever seen. */
export function createIdResolver(pool: pg.Pool): IdResolver {
  return groupCommit({
    commit: async (questions: readonly IdQuestion[]): Promise<readonly IdAnswer[]> => {
      const asked = distinctRecords(questions);
      const integrations = distinctIntegrations(questions);
      const [records, found] = await Promise.all([
        pool.query<ResolvedRecord & { key: string }>({
          name: "resolve-records",
          text: RECORDS,
          values: [
            asked.map((one) => one.accountId),
            asked.map((one) => one.model),
            asked.map((one) => one.id),
          ],
        }),
        pool.query<ResolvedIntegration & { key: string }>({
          name: "resolve-integrations",
          text: INTEGRATIONS,
          values: [
            integrations.map((question) => question.accountId),
            integrations.map((question) => question.integrationId),
          ],
        }),
      ]);
      const recordOf = new Map(records.rows.map((row) => [row.key, row]));
      const integrationOf = new Map(found.rows.map((row) => [row.key, row]));
      return questions.map((question) => ({
        integration: integrationOf.get(`${question.accountId} ${question.integrationId}`) ?? null,
        records: new Map(
          question.records.flatMap(({ field, model, id }) => {
            const record = recordOf.get(`${question.accountId} ${id}`);
            return record?.model === model ? [[field, record] as const] : [];
          }),
        ),
      }));
    },
    most: MOST_IN_ONE,
    isPatient: () => false,
  });
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
