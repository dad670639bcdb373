import { Type } from "typebox";
import { fault } from "../../faults/faults.ts";
import { hasIntegration } from "../../integrations/read-integrations.ts";
import { isId } from "../../intake/resolve-ids.ts";
import { readOverview as read } from "../../overview/read-overview.ts";
import { invalidRequest } from "../errors.ts";
import { overviewReply, toOverviewReply } from "../shared/overview-reply.ts";
import { readSpan, spanQuery } from "../shared/span.ts";
import { route } from "../route.ts";

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
/** What no integration has: an id that is none finds as little as an unknown one. */
const NOBODYS_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

export const readOverview = route({
  method: "GET",
  path: "/v1/admin/overview",
  summary: "How writes do over time and now, and what needs a person (beyond the contract)",
  tag: "Console",
  rights: ["read", "admin"],
  query: Type.Object(
    { ...spanQuery, integration_id: Type.Optional(Type.String()) },
    { additionalProperties: false },
  ),
  reply: overviewReply,
  handle: async ({ query }, { gateway, caller }) => {
    const span = readSpan(query);
    if (!span.ok) return invalidRequest(span.faults);
    const now = new Date();
    const to = span.to ?? now;
    const from = span.from ?? new Date(Math.max(0, to.getTime() - DAY_MS));
    if (from >= to)
      return invalidRequest([fault("invalid_date", "from", "Must be before `to`, and before now")]);
    if (to.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS)
      return invalidRequest([fault("too_big", "from", `Must be at most ${LONGEST_DAYS} days before \`to\``)]);
    const asked = query.integration_id;
    const isOwn =
      asked === undefined ||
      (isId(asked) && (await hasIntegration(gateway.database, caller.accountId, asked)));
    const integrationId = isOwn ? (asked ?? null) : NOBODYS_ID;
    const overview = await read(gateway.database.pool, caller.accountId, { from, to, integrationId }, now);
    return { body: toOverviewReply(overview, now) };
  },
});
