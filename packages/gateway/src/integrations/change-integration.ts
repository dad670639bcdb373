import { sql } from "kysely";
import { changedFields } from "../audit/changed-fields.ts";
import { type Doer, recordActIn } from "../audit/record-act.ts";
import type { Sealer } from "../credentials/sealer.ts";
import type { Database } from "../database/connect.ts";
import { type Fault, fault } from "../faults/faults.ts";
import { freeWaiting } from "../status/due-times.ts";
import type { ChangeIntegrationBody } from "./integration-body.ts";
import { auditedIntegration, integrationColumns, type IntegrationRow } from "./integration-row.ts";

export type IntegrationChanged =
  | { readonly kind: "changed"; readonly integration: IntegrationRow }
  | { readonly kind: "not-found" }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

/** Changes what the body names. New credentials replace the old ones as a whole, and what waited for them is due. */
export async function changeIntegration(
  { kysely, pool }: Pick<Database, "kysely" | "pool">,
  sealer: Sealer,
  accountId: string,
  id: string,
  body: ChangeIntegrationBody,
  doer: Doer,
): Promise<IntegrationChanged> {
  const { credentials, custom_sync_schedule: schedule } = body;
  const result = await kysely.transaction().execute(async (transaction): Promise<IntegrationChanged> => {
    // Whoever holds the lane: so it is found though nobody hears of it. First, as those who work in a lane lock it.
    await transaction
      .updateTable("lanes")
      .set({ due_at: sql<Date>`least(due_at, now())` })
      .where("account_id", "=", accountId)
      .where("integration_id", "=", id)
      .execute();
    const before = await transaction
      .selectFrom("integrations")
      .select(integrationColumns)
      .where("account_id", "=", accountId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (!before) return { kind: "not-found" };
    const usesSchedule = body.use_custom_sync_schedule ?? before.use_custom_sync_schedule;
    if (usesSchedule && schedule === undefined && before.custom_sync_schedule === null)
      return {
        kind: "faulty",
        faults: [fault("custom", "custom_sync_schedule", "Is needed where use_custom_sync_schedule is true")],
      };
    const integration = await transaction
      .updateTable("integrations")
      .set({
        name: body.name,
        active: body.active,
        sync_frequency: body.sync_frequency,
        sync_cadence: body.sync_cadence,
        use_custom_sync_schedule: body.use_custom_sync_schedule,
        max_request_frequency: body.max_request_frequency,
        max_request_cadence: body.max_request_cadence,
        max_job_concurrency: body.max_job_concurrency,
        new_properties_are_enabled: body.new_properties_are_enabled,
        ...(schedule && { custom_sync_schedule: JSON.stringify(schedule) }),
        ...(credentials && {
          base_url: credentials.baseUrl,
          credentials_sealed: sealer.seal(JSON.stringify(credentials), id),
        }),
        updated_at: sql<Date>`now()`,
      })
      .where("id", "=", id)
      .returning(integrationColumns)
      .executeTakeFirstOrThrow();
    // The blocks stay until a call goes through, but their next probe is due now.
    if (credentials)
      await sql`update lane_blocks set probe_at = now() where integration_id = ${id}`.execute(transaction);
    const changed = changedFields(auditedIntegration(before), auditedIntegration(integration));
    await recordActIn(transaction, doer, {
      action: "integration.changed",
      accountId,
      object: { kind: "integration", id },
      before: changed.before,
      after: { ...changed.after, ...(credentials && { credentials: "replaced" }) },
    });
    return { kind: "changed", integration };
  });
  // Not with the change, which holds the lane meanwhile: they may be many.
  if (credentials && result.kind === "changed") await freeWaiting(pool, id);
  return result;
}
