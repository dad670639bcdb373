import { Type } from "typebox";
import { allRights } from "../../accounts/rights.ts";
import { listSessions as list, sessionSortKeys } from "../../sessions/list-sessions.ts";
import { invalidRequest } from "../errors.ts";
import { listedSession, toListedSession } from "../session/session-replies.ts";
import { listMeta, metaOf, paging, readPaging } from "../shared/paging.ts";
import { route } from "../route.ts";

export const listSessions = route({
  method: "GET",
  path: "/v1/console/sessions/",
  summary:
    "The sessions of the console: those of the own API key, with the right admin all of the account (beyond the contract)",
  tag: "Console",
  rights: allRights,
  query: Type.Object({ ...paging }, { additionalProperties: false }),
  reply: Type.Object({ meta: listMeta, results: Type.Array(listedSession) }),
  handle: async ({ query }, { gateway, caller, session }) => {
    const asked = readPaging(query, sessionSortKeys);
    if (!asked.ok) return invalidRequest(asked.faults);
    const page = await list(gateway.database, caller, session, asked.page);
    return { body: { meta: metaOf(page, asked.page), results: page.rows.map(toListedSession) } };
  },
});
