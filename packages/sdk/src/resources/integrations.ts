import type { BodyOf, ItemOf, ReplyOf } from "../http/operations.ts";
import type { Transport } from "../http/transport.ts";
import { bodyParts } from "../http/write-parts.ts";
import { type Filters, type Listing, listing } from "../lists/listing.ts";
import type { BodyOptions, CallOptions } from "../options.ts";
import { type ListOnly, listOnly } from "./records.ts";
import type { Integration, IntegrationChange, NewIntegration } from "./types.ts";

type SyncsPath = "/v1/admin/integrations/{integration_id}/syncs";
type PropertiesPath = "/v1/admin/integrations/{integration_id}/properties";
type PropertyPath = "/v1/admin/integrations/{integration_id}/properties/{property_configuration_id}";
type DataAccessPath = "/v1/admin/integrations/{integration_id}/data-access";
type SyncBody = NonNullable<BodyOf<"/v1/admin/integrations/{integration_id}/manual-sync", "post">>;

/** The licences of RealPage Exchange that are connected. */
export type Integrations = ListOnly<"/v1/admin/integrations/"> & {
  /** Connects a licence; its first sync begins at once where it is active. */
  create(
    integration: NewIntegration,
    options?: BodyOptions,
  ): Promise<ReplyOf<"/v1/admin/integrations/", "post">["result"]>;
  read(id: string, options?: CallOptions): Promise<Integration>;
  update(
    id: string,
    change: IntegrationChange,
    options?: BodyOptions,
  ): Promise<ReplyOf<"/v1/admin/integrations/{integration_id}/", "put">["result"]>;
  archive(id: string, options?: CallOptions): Promise<void>;
  /** Asks for a sync. Without `models_to_sync`, of everything. */
  sync(id: string, body?: SyncBody, options?: BodyOptions): Promise<void>;
  /** Asks for a sync of what was before the first one. */
  backSync(id: string, body?: SyncBody, options?: BodyOptions): Promise<void>;
  /** The syncs and how they went, the newest first. */
  syncs(id: string, filters?: Filters<SyncsPath>, options?: CallOptions): Listing<ItemOf<SyncsPath>>;
  /** The properties of the licence and which of them are served. */
  properties(
    id: string,
    filters?: Filters<PropertiesPath>,
    options?: CallOptions,
  ): Listing<ItemOf<PropertiesPath>>;
  updateProperty(
    id: string,
    propertyConfigurationId: string,
    change: BodyOf<PropertyPath, "put">,
    options?: BodyOptions,
  ): Promise<ReplyOf<PropertyPath, "put">["results"]>;
  /** What the last check of the licence's rights found. */
  dataAccess(id: string, options?: CallOptions): Promise<ReplyOf<DataAccessPath, "get">["result"]>;
  /** Begins such a check. */
  checkDataAccess(id: string, options?: BodyOptions): Promise<void>;
};

/** Integrations, through `transport`. */
export function integrations(transport: Transport): Integrations {
  const of = (id: string) => ({ integration_id: id });
  return {
    ...listOnly(transport, "/v1/admin/integrations/"),
    create: async (body, options = {}) =>
      (await transport.request("post", "/v1/admin/integrations/", { body, ...bodyParts(options) })).result,
    read: async (id, { signal } = {}) =>
      (
        await transport.request("get", "/v1/admin/integrations/{integration_id}/", {
          params: of(id),
          signal,
        })
      ).results,
    update: async (id, body, options = {}) =>
      (
        await transport.request("put", "/v1/admin/integrations/{integration_id}/", {
          params: of(id),
          body,
          ...bodyParts(options),
        })
      ).result,
    archive: async (id, { signal } = {}) => {
      await transport.request("delete", "/v1/admin/integrations/{integration_id}/", {
        params: of(id),
        signal,
      });
    },
    sync: async (id, body = {}, options = {}) => {
      const parts = { params: of(id), body, ...bodyParts(options) };
      await transport.request("post", "/v1/admin/integrations/{integration_id}/manual-sync", parts);
    },
    backSync: async (id, body = {}, options = {}) => {
      const parts = { params: of(id), body, ...bodyParts(options) };
      await transport.request("post", "/v1/admin/integrations/{integration_id}/back-sync", parts);
    },
    syncs: (id, filters, options = {}) =>
      listing(transport, "/v1/admin/integrations/{integration_id}/syncs", of(id), filters, options),
    properties: (id, filters, options = {}) =>
      listing(transport, "/v1/admin/integrations/{integration_id}/properties", of(id), filters, options),
    updateProperty: async (id, propertyConfigurationId, body, options = {}) => {
      const path = "/v1/admin/integrations/{integration_id}/properties/{property_configuration_id}";
      const params = { ...of(id), property_configuration_id: propertyConfigurationId };
      return (await transport.request("put", path, { params, body, ...bodyParts(options) })).results;
    },
    dataAccess: async (id, { signal } = {}) =>
      (
        await transport.request("get", "/v1/admin/integrations/{integration_id}/data-access", {
          params: of(id),
          signal,
        })
      ).result,
    checkDataAccess: async (id, options = {}) => {
      const parts = { params: of(id), body: {}, ...bodyParts(options) };
      await transport.request("post", "/v1/admin/integrations/{integration_id}/data-access", parts);
    },
  };
}
