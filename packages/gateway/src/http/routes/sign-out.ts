import { Type } from "typebox";
import { allRights } from "../../accounts/rights.ts";
import { endSession } from "../../sessions/sessions.ts";
import { route } from "../route.ts";
import { forgottenCookie } from "../session/session-cookie.ts";

export const signOut = route({
  method: "DELETE",
  path: "/v1/console/session",
  summary: "Sign out of the console (beyond the contract)",
  tag: "Console",
  rights: allRights,
  reply: Type.Object({ success: Type.Boolean() }),
  handle: async (_input, { gateway, session, doer }) => {
    if (!session)
      return {
        refused: "conflict",
        message: "This request came with an API key: there is no session to end.",
      };
    await endSession(gateway.database.pool, session, doer);
    return { body: { success: true }, headers: { "set-cookie": forgottenCookie } };
  },
});
