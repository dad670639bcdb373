import type { Reply } from "../harness/api-client.ts";

/** The faults that a 400 names: the message by the path. */
export const issuesOf = (reply: Reply): Record<string, string> =>
  Object.fromEntries(
    (reply.body.error?.details?.issues ?? []).map((issue: { path: string[]; message: string }) => [
      issue.path.join("."),
      issue.message,
    ]),
  );
