import { allRights } from "../../accounts/rights.ts";
import { readIdentity } from "../../sessions/sessions.ts";
import { route } from "../route.ts";
import { sessionReply, toSessionReply } from "../session/session-replies.ts";

export const readSession = route({
  method: "GET",
  path: "/v1/console/session",
  summary: "Who is signed in, or whose API key this is (beyond the contract)",
  tag: "Console",
  rights: allRights,
  reply: sessionReply,
  handle: async (_input, { gateway, caller, session }) => ({
    body: toSessionReply(await readIdentity(gateway.database.pool, caller), session),
    headers: { "cache-control": "no-store" },
  }),
});
