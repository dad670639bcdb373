import { Type } from "typebox";
import { isId } from "../../intake/resolve-ids.ts";
import { decodeCursor, encodeCursor } from "../../records/list-cursor.ts";
import { listWrites as list } from "../../search/list-writes.ts";
import { readQuestion } from "../../search/question.ts";
import { statesTold, writeStates } from "../../status/states.ts";
import { fault } from "../../faults/faults.ts";
import { invalidRequest } from "../errors.ts";
import { listedWrite, toListedWrite, writeOperations } from "../shared/listed-write.ts";
import { readSpan, spanQuery } from "../shared/span.ts";
import { route } from "../route.ts";

const DEFAULT_LIMIT = 50;
const LONGEST_Q = 200;
/** The one order of this list, as its cursors name it. */
const ORDER = "created_at:desc";

export const listWrites = route({
  method: "GET",
  path: "/v1/admin/writes/",
  summary: "Writes, searched and filtered, the newest first (beyond the contract)",
  tag: "Writes",
  rights: ["read", "admin"],
  query: Type.Object(
    {
      q: Type.Optional(
        Type.String({
          maxLength: LONGEST_Q,
          description:
            "Words of a name, an e-mail address, a phone number in any form, a job id or a guest card id; each may be a part, and all must be found.",
        }),
      ),
      state: Type.Optional(Type.Enum(writeStates)),
      status: Type.Optional(Type.Enum(["PENDING", "SUCCESS", "FAILURE"])),
      operation: Type.Optional(writeOperations),
      blocked: Type.Optional(
        Type.Boolean({
          description:
            "true: only what waits because RPX refuses its integration or property; false: all else.",
        }),
      ),
      integration_id: Type.Optional(Type.String()),
      property_id: Type.Optional(Type.String()),
      ...spanQuery,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 250, default: DEFAULT_LIMIT })),
      cursor: Type.Optional(
        Type.String({ minLength: 1, maxLength: 200, description: "`meta.next_cursor` of the page before." }),
      ),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    meta: Type.Object({
      limit: Type.Integer(),
      has_more: Type.Boolean(),
      next_cursor: Type.Unsafe<string | null>({ type: ["string", "null"] }),
    }),
    results: Type.Array(listedWrite),
  }),
  handle: async ({ query }, { gateway, caller }) => {
    const span = readSpan(query);
    const before = query.cursor === undefined ? null : idInCursor(query.cursor);
    const faults = span.ok ? [] : [...span.faults];
    if (before === undefined)
      faults.push(fault("custom", "cursor", "Is not a cursor that this list gave out"));
    if (!span.ok || before === undefined) return invalidRequest(faults);
    const { limit = DEFAULT_LIMIT, integration_id: integrationId, property_id: propertyId } = query;
    const states = statesOf(query);
    const isNobodys = [integrationId, propertyId].some((id) => id !== undefined && !isId(id));
    const page =
      isNobodys || states?.length === 0
        ? { rows: [], hasMore: false }
        : await list(
            gateway.database,
            caller.accountId,
            {
              question: query.q === undefined ? null : readQuestion(query.q),
              states,
              operation: query.operation ?? null,
              blocked: query.blocked ?? null,
              integrationId: integrationId ?? null,
              propertyId: propertyId ?? null,
              from: span.from,
              to: span.to,
            },
            { limit, before },
          );
    const last = page.rows.at(-1);
    return {
      body: {
        meta: {
          limit,
          has_more: page.hasMore,
          next_cursor: page.hasMore && last ? encodeCursor({ order: ORDER, keys: [last.id] }) : null,
        },
        results: page.rows.map(toListedWrite),
      },
    };
  },
});

type Query = {
  readonly state?: (typeof writeStates)[number];
  readonly status?: "PENDING" | "SUCCESS" | "FAILURE";
  readonly blocked?: boolean;
};

/** The states that all filters allow; null: every one. Only what waits is blocked. */
function statesOf({ state, status, blocked }: Query): (typeof writeStates)[number][] | null {
  if (state === undefined && status === undefined && blocked !== true) return null;
  const told = status === undefined ? writeStates : statesTold(status);
  return told.filter(
    (one) => (state === undefined || one === state) && (blocked !== true || one === "waiting"),
  );
}

/** The id that a cursor of this list goes on below; undefined for any other text. */
function idInCursor(text: string): string | undefined {
  const cursor = decodeCursor(text);
  const [id] = cursor?.keys ?? [];
  return cursor?.order === ORDER && cursor.keys.length === 1 && typeof id === "string" && isId(id)
    ? id
    : undefined;
}
