import { Type } from "typebox";
import { allRights } from "../../accounts/rights.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { endNamedSession } from "../../sessions/list-sessions.ts";
import { notFound } from "../errors.ts";
import { route } from "../route.ts";

export const endSession = route({
  method: "DELETE",
  path: "/v1/console/sessions/:session_id",
  summary: "End a session of the console, from the next request on (beyond the contract)",
  tag: "Console",
  rights: allRights,
  params: Type.Object({ session_id: Type.String() }),
  reply: Type.Object({ success: Type.Boolean() }),
  handle: async ({ params }, { gateway, caller, doer }) => {
    const id = params.session_id;
    return isId(id) && (await endNamedSession(gateway.database.pool, caller, id, doer))
      ? { body: { success: true } }
      : notFound("A session of this id");
  },
});
