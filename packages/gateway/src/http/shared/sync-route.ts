import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { isSyncModel, syncModels } from "../../integrations/sync-models.ts";
import { requestSync } from "../../integrations/request-sync.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { type AnyRoute, route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";
import { integrationParams } from "./admin.ts";

type SyncBody = { readonly sync_config_id?: string; readonly models_to_sync?: readonly string[] } | null;

const body = Type.Unsafe<SyncBody>({
  // No body at all is as good as an empty one.
  type: ["object", "null"],
  properties: {
    sync_config_id: { type: "string", description: "Without effect: Guestcard has no named sync settings." },
    models_to_sync: {
      type: "array",
      items: { type: "string", enum: syncModels },
      description: "None: all. What RealPage Exchange does not offer is left out.",
    },
  },
  additionalProperties: false,
});

/** Asks for a sync: `POST /v1/admin/integrations/:integration_id/<name>`. */
export function syncRoute(name: string, kind: "manual" | "back", summary: string): AnyRoute {
  return route({
    method: "POST",
    path: `/v1/admin/integrations/:integration_id/${name}`,
    summary,
    tag: "Integrations",
    rights: ["admin"],
    params: integrationParams,
    query: ignoreUnknownFields,
    body,
    reply: Type.Object({ result: Type.Object({ success: Type.Boolean() }) }),
    handle: async ({ params, body }, { gateway, caller, doer, traceContext }) => {
      const integrationId = params.integration_id;
      if (!isId(integrationId)) return notFound("An integration of this id");
      const asked = body?.models_to_sync ?? [];
      const models = asked.filter(isSyncModel);
      if (asked.length > 0 && models.length === 0)
        return invalidRequest([
          fault("custom", "models_to_sync", "Names nothing that RealPage Exchange offers to Guestcard"),
        ]);
      const { accountId } = caller;
      const requested = await requestSync(
        gateway.database.pool,
        { accountId, integrationId, kind, models, traceContext },
        doer,
      );
      switch (requested) {
        case "requested":
          gateway.announceSync(integrationId);
          return { body: { result: { success: true } } };
        case "archived":
          return { refused: "conflict", message: "This integration is archived." };
        case "not-found":
          return notFound("An integration of this id");
        default:
          return requested satisfies never;
      }
    },
  });
}
