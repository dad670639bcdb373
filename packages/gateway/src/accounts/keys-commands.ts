import { readConfiguration } from "../config/configuration.ts";
import type { Database } from "../database/connect.ts";
import { migrate } from "../database/migrate.ts";
import { openDatabase } from "../database/open-database.ts";
import { pino } from "pino";
import { accountNamed, createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
import { allRights, type Right } from "./rights.ts";

/** Thrown for what the operator asked wrongly, to be said in words. */
export class KeysError extends Error {
  override readonly name = "KeysError";
}

/** Runs `action` on the gateway's database, whether the gateway runs or not. */
async function withDatabase(action: (database: Database) => Promise<void>): Promise<void> {
  const configuration = readConfiguration(process.env);
  const database = await openDatabase(configuration, pino({ level: "error" }, pino.destination(2)), true);
  try {
    await migrate(database.kysely);
    await action(database);
  } finally {
    await database.close();
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** `keys create`: makes a key and prints its token, which is never shown again. @throws KeysError on an unknown right. */
export async function createKey(options: { name: string; account: string; rights: string }): Promise<void> {
  const rights = options.rights.split(",").map((right) => right.trim());
  const unknown = rights.filter((right) => !(allRights as readonly string[]).includes(right));
  if (unknown.length > 0)
    throw new KeysError(`--rights: ${unknown.join(", ")} is not of ${allRights.join(", ")}.`);
  await withDatabase(async ({ pool }) => {
    const accountId = await accountNamed(pool, options.account);
    const key = await createApiKey(pool, { accountId, name: options.name, rights: rights as Right[] });
    say(`id      ${key.id}`);
    say(`account ${options.account}`);
    say(`rights  ${rights.join(",")}`);
    say(`token   ${key.token}`);
  });
}

/** `keys list`: one line a key, newest first. */
export async function listKeys(): Promise<void> {
  await withDatabase(async ({ pool }) => {
    for (const key of await listApiKeys(pool)) {
      const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : "valid";
      say(
        [key.id, key.accountName, key.name, key.rights.join(","), key.createdAt.toISOString(), state].join(
          "  ",
        ),
      );
    }
  });
}

/** `keys revoke`: from the next request on the key is refused. @throws KeysError where there is no such valid key. */
export async function revokeKey(id: string): Promise<void> {
  await withDatabase(async ({ pool }) => {
    if (!/^[0-9a-f-]{36}$/.test(id) || !(await revokeApiKey(pool, id)))
      throw new KeysError(`There is no valid API key with the id ${id}.`);
    say(`revoked ${id}`);
  });
}
