import { Type } from "typebox";
import { changePropertyConfiguration as change } from "../../integrations/property-configurations.ts";
import { requestSync } from "../../integrations/request-sync.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { notFound } from "../errors.ts";
import { propertyConfiguration, toPropertyConfiguration } from "../shared/property-configuration.ts";
import { route } from "../route.ts";
import { ignoreUnknownFields } from "../write-query.ts";

const missing = notFound("A property configuration of this id");

export const changePropertyConfiguration = route({
  method: "PUT",
  path: "/v1/admin/integrations/:integration_id/properties/:property_configuration_id",
  summary: "Switch the sync of a property on or off",
  tag: "Integrations",
  rights: ["admin"],
  params: Type.Object({
    integration_id: Type.String(),
    property_configuration_id: Type.String({ description: "The configuration's id, not the property's." }),
  }),
  query: ignoreUnknownFields,
  body: Type.Object(
    {
      enabled: Type.Boolean(),
      trigger_integration_resync: Type.Optional(
        Type.Boolean({ description: "Default false. Also asks for a sync of the integration." }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    results: Type.Object({
      ...propertyConfiguration.properties,
      additional_message: Type.Optional(Type.String()),
    }),
  }),
  handle: async ({ params, body }, { gateway, caller, doer, traceContext }) => {
    const { integration_id: integrationId, property_configuration_id: id } = params;
    const { accountId } = caller;
    if (!isId(integrationId) || !isId(id)) return missing;
    const changed = await change(gateway.database, accountId, integrationId, id, body.enabled, doer);
    if (!changed) return missing;
    const results = toPropertyConfiguration(changed);
    if (body.trigger_integration_resync !== true) return { body: { results } };
    const sync = {
      accountId,
      integrationId,
      kind: "manual",
      models: [],
      isChanged: true,
      traceContext,
    } as const;
    const isRequested = (await requestSync(gateway.database.pool, sync, doer)) === "requested";
    if (isRequested) gateway.announceSync(integrationId);
    const additional_message = isRequested
      ? "A sync of the integration was asked for."
      : "The integration is archived, so that nothing is synced.";
    return { body: { results: { ...results, additional_message } } };
  },
});
