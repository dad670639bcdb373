import { type TSchema, Type } from "typebox";
import { readCheck } from "../../data-access/check-store.ts";
import { type BlockedCause, blockedCauses } from "../../connectors/realpage-rpx/outcomes.ts";
import { type Access, modelAccess } from "../../data-access/models.ts";
import { hasIntegration } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { integrationParams } from "../shared/admin.ts";
import { route } from "../route.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
const access: TSchema = Type.Unsafe<Access>({
  type: "object",
  properties: {
    status: { type: "string", enum: ["SUCCESS", "FAILED", "PROCESSING"] },
    error_message: { type: ["string", "null"], description: "The RPX method and RPX's own words." },
    unsupported: { type: "boolean" },
    untested: { type: "boolean" },
  },
});

export const readDataAccess = route({
  method: "GET",
  path: "/v1/admin/integrations/:integration_id/data-access",
  summary: "What the last data access check found, by model",
  tag: "Integrations",
  rights: ["read", "admin"],
  params: integrationParams,
  reply: Type.Object({
    result: Type.Object({
      models: Type.Record(Type.String(), Type.Object({ read: access, create: access, update: access })),
      last_data_access_check: textOrNull,
      data_access_check_in_process: Type.Boolean(),
      methods: Type.Record(
        Type.String(),
        Type.Object({
          status: Type.Enum(["SUCCESS", "FAILED"]),
          error_message: textOrNull,
          cause: Type.Unsafe<BlockedCause | null>({
            type: ["string", "null"],
            enum: [...blockedCauses, null],
            description:
              "Why RPX refuses the method, as a block of an integration says it; null: it does not.",
          }),
        }),
        { description: "Beyond the contract: what each RPX method answered." },
      ),
    }),
  }),
  handle: async ({ params }, { gateway, caller }) => {
    const id = params.integration_id;
    const { database } = gateway;
    if (!isId(id) || !(await hasIntegration(database, caller.accountId, id)))
      return notFound("An integration of this id");
    const check = await readCheck(database.pool, caller.accountId, id);
    const { results = {}, lastFinishedAt = null, isInProcess = false } = check ?? {};
    return {
      body: {
        result: {
          models: modelAccess(results, isInProcess),
          last_data_access_check: lastFinishedAt?.toISOString() ?? null,
          data_access_check_in_process: isInProcess,
          methods: Object.fromEntries(
            Object.entries(results).map(([method, { cause = null, ...result }]) => [
              method,
              { ...result, cause },
            ]),
          ),
        },
      },
    };
  },
});
