import { type TObject, Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { emptyPage } from "../../records/list-page.ts";
import { listRecords, readRecord, recordSortKeys } from "../../records/list-records.ts";
import { toListedRecord } from "../../records/listed-record.ts";
import { type ListedModel, schemasOf } from "../../records/models/listed-model.ts";
import { invalidRequest, notFound } from "../errors.ts";
import { type AnyRoute, route } from "../route.ts";
import { listMeta, metaOf, metaOfOne, offsetPaging, paging, readPaging } from "./paging.ts";
import { filterSchemas, readFilters } from "./record-filters.ts";
import { VENDOR } from "./vendors.ts";

const capitalized = (path: string): string =>
  path.charAt(0).toUpperCase() + path.slice(1).replaceAll("-", " ");

/** The list of a model: `GET /v1/<path>/`. */
export function listRoute(model: ListedModel): AnyRoute {
  const sortKeys = recordSortKeys(model);
  return route({
    method: "GET",
    path: `/v1/${model.path}/`,
    summary: `List ${model.path.replaceAll("-", " ")}`,
    tag: capitalized(model.path),
    rights: ["read"],
    query: Type.Object({ ...paging, ...filterSchemas(model) }, { additionalProperties: false }),
    reply: Type.Object({ meta: listMeta, results: Type.Array(recordSchema(model)) }),
    handle: async ({ query }, { gateway, caller }) => {
      const filters = readFilters(model, query);
      const asked = readPaging(query, sortKeys);
      if (filters.kind === "faulty" || !asked.ok)
        return invalidRequest([
          ...(asked.ok ? [] : asked.faults),
          ...(filters.kind === "faulty" ? filters.faults : []),
        ]);
      const page =
        filters.kind === "nothing"
          ? emptyPage
          : await listRecords(gateway.database.kysely, {
              accountId: caller.accountId,
              model: model.model,
              conditions: filters.conditions,
              isWhole: filters.isWhole,
              integrationId: filters.integrationId,
              sortKeys,
              page: asked.page,
            });
      return {
        body: {
          meta: metaOf(page, asked.page),
          results: page.rows.map((row) => toListedRecord(model, row, VENDOR)),
        },
      };
    },
  });
}

/** One of a model: `GET /v1/<path>/:<parameter>`. */
export function readRoute(model: ListedModel, parameter: string): AnyRoute {
  return route({
    method: "GET",
    path: `/v1/${model.path}/:${parameter}`,
    summary: `${model.noun} by its id`,
    tag: capitalized(model.path),
    rights: ["read"],
    params: Type.Object({ [parameter]: Type.String() }),
    query: Type.Object({ ...offsetPaging }, { additionalProperties: false }),
    reply: Type.Object({ meta: listMeta, results: recordSchema(model) }),
    handle: async ({ params }, { gateway, caller }) => {
      const id = params[parameter] ?? "";
      const row = isId(id)
        ? await readRecord(gateway.database.kysely, caller.accountId, model.model, id)
        : null;
      return row
        ? { body: { meta: metaOfOne, results: toListedRecord(model, row, VENDOR) } }
        : notFound(`${model.noun} of this id`);
    },
  });
}

function recordSchema(model: ListedModel): TObject {
  return Type.Object({
    id: Type.String(),
    created_at: Type.String(),
    updated_at: Type.String(),
    last_seen: Type.Unsafe<string | null>({ type: ["string", "null"] }),
    x_id: Type.String(),
    x_property_id: Type.String(),
    ...schemasOf(model.fields),
    integration_id: Type.String(),
    integration_vendor: Type.String(),
    property_id: Type.String(),
  });
}
