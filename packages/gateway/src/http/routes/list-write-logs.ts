import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { listWriteLogs as list, timeRanges, writeCategories } from "../../logs/write-logs.ts";
import { route } from "../route.ts";

const MOST = 100;

export const listWriteLogs = route({
  method: "GET",
  path: "/v1/admin/logs/writes/",
  summary: "The newest writes that ended, one row a write",
  tag: "Logs",
  rights: ["admin"],
  query: Type.Object(
    {
      limit: Type.Integer({ minimum: 1, maximum: MOST, default: MOST }),
      offset: Type.Optional(
        Type.Unsafe<number | null>({
          type: ["integer", "null"],
          minimum: 0,
          maximum: Number.MAX_SAFE_INTEGER,
          default: 0,
        }),
      ),
      time_range: Type.Optional(Type.Enum([...timeRanges])),
      integration_id: Type.Optional(Type.String()),
      status: Type.Optional(Type.Enum(["SUCCESS", "FAILURE"])),
      write_category: Type.Optional(Type.Enum([...writeCategories])),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    results: Type.Object({
      logs: Type.Array(
        Type.Object({
          id: Type.String(),
          created_at: Type.String(),
          job_id: Type.String(),
          job_log_id: Type.String(),
          status: Type.Enum(["SUCCESS", "FAILURE"]),
          integration_id: Type.String(),
          job_type: Type.String(),
          parameters: Type.Unsafe<unknown>({}),
          error: Type.Unsafe<string | null>({ type: ["string", "null"] }),
          name: Type.String(),
          vendor: Type.String(),
        }),
      ),
    }),
  }),
  handle: async ({ query }, { gateway, caller }) => {
    const { integration_id: integrationId, status, time_range: timeRange, write_category: category } = query;
    if (integrationId !== undefined && !isId(integrationId)) return { body: { results: { logs: [] } } };
    const logs = await list(gateway.database.pool, caller.accountId, {
      limit: query.limit,
      offset: query.offset ?? 0,
      ...(timeRange && { timeRange }),
      ...(integrationId !== undefined && { integrationId }),
      ...(status && { status }),
      ...(category && { category }),
    });
    return { body: { results: { logs } } };
  },
});
