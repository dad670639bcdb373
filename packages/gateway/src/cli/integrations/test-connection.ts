import { setTimeout as pause } from "node:timers/promises";
import type { Guestcard } from "../../../../sdk/src/index.ts";
import { CliError } from "../cli-error.ts";
import { paint } from "../terminal/paint.ts";
import { layTable } from "../terminal/table.ts";
import { inOrderOfNeed, type Methods, neededFor, remedyOf } from "./remedies.ts";

const POLL_MS = 200;
/** Twelve methods, each of which RPX may take a minute for. */
const LONGEST_MS = 15 * 60_000;

/**
 * Has the gateway ask RPX each method once, from where it stands and at the integration's pace.
 * @param onMethod told of each method as it answers.
 */
export async function testConnection(
  guestcard: Guestcard,
  integrationId: string,
  onMethod: (method: string, methods: Methods) => void,
): Promise<Methods> {
  await guestcard.integrations.checkDataAccess(integrationId);
  const end = Date.now() + LONGEST_MS;
  const told = new Set<string>();
  for (;;) {
    const check = await guestcard.integrations.dataAccess(integrationId);
    for (const [method] of inOrderOfNeed(check.methods))
      if (!told.has(method)) {
        told.add(method);
        onMethod(method, check.methods);
      }
    if (!check.data_access_check_in_process) {
      if (check.last_data_access_check !== null) return check.methods;
      throw new CliError("The gateway broke the test off. Its log says why.");
    }
    if (Date.now() > end) throw new CliError("The test did not come to its end. Look at the gateway's log.");
    await pause(POLL_MS);
  }
}

/** Whether every method answered. */
export const allAnswer = (methods: Methods): boolean =>
  Object.values(methods).every(({ status }) => status === "SUCCESS");

/** The result as a table, with what to do about each method that did not answer, and RealPage's own words beneath. */
export function connectionTable(methods: Methods): string {
  const all = inOrderOfNeed(methods);
  const table = layTable([
    ["method", "answer", "needed for", "what to do"],
    ...all.map(([method, answer]) => [
      method,
      answer.status === "SUCCESS" ? paint.good("ok") : paint.bad("refused"),
      neededFor(method),
      remedyOf(answer),
    ]),
  ]);
  const said = Map.groupBy(all, ([, { error_message: message }]) => message);
  said.delete(null);
  const words = [...said].map(([message, of]) => `${of.map(([method]) => method).join(", ")}:\n  ${message}`);
  return [table, ...words].join("\n\n");
}

/** What the test leaves open. */
export const NOT_TRIED =
  "insertprospect, updateprospect and insertactivity were not tried: a trial would leave something behind at RealPage.";
