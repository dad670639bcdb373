import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Pool } from "undici";
import { type AccountWorld, fillAccount } from "../api/account-world.ts";
import { bodiesOf } from "../api/right-bodies.ts";
import {
  createIntegration,
  integrationBody,
  openPlayground,
  type Playground,
} from "../harness/playground.ts";
import { createAnswerCheck, type Answer } from "./answers.ts";
import { createFingerprint } from "./fingerprint.ts";
import { type FuzzRequest, type Materials, type Operation, operationsOf, requestsOf } from "./inputs.ts";

export type FuzzOptions = { readonly inputs: number; readonly seed: number };

/** What a run met. `faults` is empty where every answer was as the document says and no refusal left a trace. */
export type FuzzResult = {
  readonly inputs: number;
  readonly operationNames: readonly string[];
  /** Answers by operation and status. */
  readonly statuses: ReadonlyMap<string, number>;
  /** Blocks of requests that were all refused, with the database compared before and after. */
  readonly comparedBlocks: number;
  readonly faults: readonly string[];
};

/** Requests after which the database is looked at. */
const BLOCK = 25;
const MOST_FAULTS = 20;

/**
 * Sends inputs made from `/openapi.json` to every operation of a running API, without a worker, so that nothing but
 * the requests can change the database. A seed draws the same inputs again.
 */
export async function fuzzApi({ inputs, seed }: FuzzOptions): Promise<FuzzResult> {
  const playground = await openPlayground({ GUESTCARD_RATE_LIMIT_PER_MINUTE: "100000000" });
  try {
    const full = await playground.spawn("serve");
    const a = await fillAccount(playground, playground.clientOf(full.url), "Alpha");
    const b = await fillAccount(playground, await playground.otherAccount("beta", full.url ?? ""), "Beta");
    const spare = await createIntegration(a.api, playground, { name: "Spare" });
    await full.end("SIGTERM");
    const { gateway } = await playground.serve({ api: true, worker: false });
    const origin = gateway.url ?? "";
    const document: any = await (await fetch(new URL("/openapi.json", origin))).json();
    const pool = new Pool(origin, { connections: 1 });
    const fingerprint = await createFingerprint(playground.database.pool);
    const check = createAnswerCheck(document);
    const operations = operationsOf(document);
    const materials = materialsOf(playground, a, b, spare);
    const statuses = new Map<string, number>();
    const faults: string[] = [];
    let comparedBlocks = 0;

    const send = async (request: FuzzRequest): Promise<Answer> => {
      const { operation, path, headers, body } = request;
      const response = await pool.request({ method: operation.method, path, headers, body });
      const type = String(response.headers["content-type"] ?? "");
      return { status: response.statusCode, type, text: await response.body.text() };
    };

    const sendBlock = async (requests: readonly FuzzRequest[]): Promise<void> => {
      const before = await fingerprint();
      let changing = 0;
      for (const request of requests) {
        const answer = await send(request);
        const { method, path } = request.operation;
        const name = `${method} ${path} ${answer.status}`;
        statuses.set(name, (statuses.get(name) ?? 0) + 1);
        if (answer.status < 300 && method !== "GET") changing++;
        const fault = check(request.operation, answer);
        if (fault !== null) faults.push(`${fault}: ${shown(request)} → ${answer.text.slice(0, 300)}`);
      }
      if (changing > 0) return;
      comparedBlocks++;
      const left = await fingerprint();
      if (left !== before)
        faults.push(
          `${differences(before, left)} by requests that were refused: ${requests.map(shown).join("\n")}`,
        );
    };

    const each = Math.ceil(inputs / operations.length / BLOCK) * BLOCK;
    let sent = 0;
    for (const [index, operation] of operations.entries()) {
      const drawn = fc.sample(requestsOf(operation, materials), { numRuns: each, seed: seed + index });
      // Those of a kind together, so that whole blocks are refused.
      for (let at = 0; at < drawn.length && faults.length < MOST_FAULTS; at += BLOCK) {
        const block = drawn.slice(at, at + BLOCK);
        await sendBlock(block);
        sent += block.length;
      }
    }
    await pool.close();
    assert.equal((await fetch(new URL("/readyz", origin))).status, 200);
    const operationNames = operations.map(({ method, path }) => `${method} ${path}`);
    return { inputs: sent, operationNames, statuses, comparedBlocks, faults };
  } finally {
    await playground.stop();
  }
}

/** The tables that differ, as `createFingerprint` tells of them. */
function differences(before: string, after: string): string {
  const lines = new Set(before.split("\n"));
  return after
    .split("\n")
    .filter((line) => !lines.has(line))
    .join(", ");
}

const shown = ({ operation, path, headers, body }: FuzzRequest): string =>
  `${operation.method} ${path} ${JSON.stringify(headers)} ${body?.slice(0, 500) ?? ""}`;

/** Ids of the caller's account and some of another's; what is taken away for good is a spare one. */
function materialsOf(playground: Playground, a: AccountWorld, b: AccountWorld, spare: string): Materials {
  const nobody = "00000000-0000-4000-8000-000000000000";
  const bodies = Object.entries({
    ...bodiesOf(a, playground),
    // Of an integration that is based on another's, and of a webhook that is not active, nothing more would come.
    "POST /v1/admin/integrations/": integrationBody(playground),
    "PUT /v1/webhooks/:webhook_id": { active: true },
  });
  return {
    tokens: [...repeated(a.api.token ?? "", 30), b.api.token ?? "", "unknown-token-000000"],
    bodies: Object.fromEntries(bodies.map(([name, body]) => [name.replaceAll(/:(\w+)/g, "{$1}"), body])),
    ids: ({ method, path }: Operation) => {
      const isTakenAway = method === "DELETE" || path.endsWith("integrations/{integration_id}/");
      const idsOf = (world: AccountWorld): Record<string, string> => ({
        ...world.ids,
        id: world.ids[path.replace("{id}", ":id")] ?? nobody,
      });
      return Object.fromEntries(
        Object.entries(idsOf(a)).map(([name, id]) => {
          const mine = isTakenAway ? (name === "integration_id" ? spare : nobody) : id;
          return [name, [...repeated(mine, 30), idsOf(b)[name] ?? nobody, nobody]];
        }),
      );
    },
  };
}

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
