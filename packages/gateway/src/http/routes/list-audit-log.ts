import { Type } from "typebox";
import { auditActions } from "../../audit/actions.ts";
import { actSortKeys, listActs } from "../../audit/list-acts.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { emptyPage } from "../../records/list-page.ts";
import { invalidRequest } from "../errors.ts";
import { route } from "../route.ts";
import { moment, timeOf } from "../shared/moments.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";

const textOrNull = Type.Unsafe<string | null>({ type: ["string", "null"] });
const text = Type.Optional(Type.String({ minLength: 1, maxLength: 200 }));
const state = (description: string) =>
  Type.Unsafe<Readonly<Record<string, unknown>> | null>({
    type: ["object", "null"],
    additionalProperties: true,
    description,
  });

export const listAuditLog = route({
  method: "GET",
  path: "/v1/admin/audit-log/",
  summary: "Every administrative act: who, what, when and from where (beyond the contract)",
  tag: "Logs",
  rights: ["admin"],
  query: Type.Object(
    {
      ...paging,
      action: Type.Optional(Type.Enum([...auditActions])),
      actor_id: Type.Optional(Type.String({ description: "The id of an API key." })),
      object_kind: text,
      object_id: text,
      before: moment,
      after: moment,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    meta: listMeta,
    results: Type.Array(
      Type.Object({
        id: Type.String(),
        created_at: Type.String(),
        actor_kind: Type.Enum(["api_key", "command_line", "gateway"]),
        actor_id: textOrNull,
        actor_name: Type.String({ description: "The API key's name, or the user of the command line." }),
        action: Type.Enum([...auditActions]),
        object_kind: Type.String(),
        object_id: textOrNull,
        request_id: textOrNull,
        source_address: textOrNull,
        before: state("What was changed, as it was; without secrets and personal data."),
        after: state("As it is since then."),
      }),
    ),
  }),
  handle: async ({ query }, { gateway, caller }) => {
    const asked = readPaging(query, actSortKeys);
    const before = timeOf("before", query.before);
    const after = timeOf("after", query.after);
    const faults = [...(asked.ok ? [] : asked.faults), ...before.faults, ...after.faults];
    if (!asked.ok || faults.length > 0) return invalidRequest(faults);
    const { action, actor_id: actorId, object_kind: objectKind, object_id: objectId } = query;
    const filters = {
      ...(action !== undefined && { action }),
      ...(actorId !== undefined && { actorId }),
      ...(objectKind !== undefined && { objectKind }),
      ...(objectId !== undefined && { objectId }),
      ...(before.time && { before: before.time }),
      ...(after.time && { after: after.time }),
    };
    const matchesNothing =
      (actorId !== undefined && !isId(actorId)) ||
      [objectKind, objectId].some((text) => text?.includes("\0"));
    const page = matchesNothing
      ? emptyPage
      : await listActs(gateway.database, caller.accountId, filters, asked.page);
    const results = page.rows.map(({ at, ...act }) => ({ ...act, created_at: at.toISOString() }));
    return { body: { meta: metaOf(page, asked.page), results } };
  },
});
