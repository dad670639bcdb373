import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { type Doer, recordActIn } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { Database } from "../database/connect.ts";
import { type Fault, fault } from "../faults/faults.ts";
import { isId } from "../intake/resolve-ids.ts";
import type { CreateIntegrationBody } from "./integration-body.ts";
import { auditedIntegration, integrationColumns, type IntegrationRow } from "./integration-row.ts";

/** Propexo's defaults (contract/propexo.md §4.1). */
const defaults = {
  active: false,
  sync_frequency: 12,
  sync_cadence: "HOUR",
  use_custom_sync_schedule: false,
  custom_sync_schedule: null,
  max_request_frequency: 1,
  max_request_cadence: "SECOND",
  max_job_concurrency: 1,
  new_properties_are_enabled: true,
};

type Settings = Omit<typeof defaults, "custom_sync_schedule"> & { readonly custom_sync_schedule: unknown };

export type IntegrationCreated =
  | { readonly kind: "created"; readonly integration: IntegrationRow }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

/** Makes an integration and its lane, which is due at once so that a worker syncs it for the first time. */
export async function createIntegration(
  { kysely }: Pick<Database, "kysely">,
  sealer: Sealer,
  accountId: string,
  body: CreateIntegrationBody,
  doer: Doer,
): Promise<IntegrationCreated> {
  const basis = await settingsToCopy(kysely, accountId, body.based_on_integration_id);
  if (!basis)
    return faulty(fault("unknown_id", "based_on_integration_id", "Is not an integration of this account"));
  const { credentials, ...given } = body;
  const settings: Settings = { ...basis, ...settingsOf(given) };
  if (settings.use_custom_sync_schedule && settings.custom_sync_schedule === null)
    return faulty(
      fault("custom", "custom_sync_schedule", "Is needed where use_custom_sync_schedule is true"),
    );
  const id = randomUUIDv7();
  const { custom_sync_schedule: schedule, ...columns } = settings;
  const integration = await kysely.transaction().execute(async (transaction) => {
    const row = await transaction
      .insertInto("integrations")
      .values({
        ...columns,
        id,
        account_id: accountId,
        vendor: body.integration_vendor,
        name: body.name,
        system: "PRODUCTION",
        custom_sync_schedule: schedule === null ? null : JSON.stringify(schedule),
        base_url: credentials.baseUrl,
        credentials_sealed: sealer.seal(JSON.stringify(credentials), id),
      })
      .returning(integrationColumns)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto("lanes")
      .values({ integration_id: id, account_id: accountId, due_at: sql<Date>`now()` })
      .execute();
    await recordActIn(transaction, doer, {
      action: "integration.created",
      accountId,
      object: { kind: "integration", id },
      after: auditedIntegration(row),
    });
    return row;
  });
  return { kind: "created", integration };
}

const faulty = (one: Fault): IntegrationCreated => ({ kind: "faulty", faults: [one] });

/** The settings to begin with: the defaults, or another integration's; null where this account has none of that id. */
async function settingsToCopy(
  kysely: Database["kysely"],
  accountId: string,
  basedOn: string | undefined,
): Promise<Settings | null> {
  if (basedOn === undefined) return defaults;
  if (!isId(basedOn)) return null;
  const found = await kysely
    .selectFrom("integrations")
    .select([
      "sync_frequency",
      "sync_cadence",
      "use_custom_sync_schedule",
      "custom_sync_schedule",
      "max_request_frequency",
      "max_request_cadence",
      "max_job_concurrency",
      "new_properties_are_enabled",
    ])
    .where("account_id", "=", accountId)
    .where("id", "=", basedOn)
    .executeTakeFirst();
  return found ? { ...found, active: defaults.active } : null;
}

/** The settings that a body gives. */
function settingsOf(body: Readonly<Partial<Record<keyof Settings, unknown>>>): Partial<Settings> {
  const names = Object.keys(defaults) as (keyof Settings)[];
  return Object.fromEntries(names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]]])));
}
