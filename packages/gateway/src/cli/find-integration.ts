import type { Guestcard } from "../../../sdk/src/index.ts";
import { CliError } from "./cli-error.ts";

/** An integration, as far as commands name it. */
export type FoundIntegration = { readonly id: string; readonly name: string };

/**
 * The integration of that id or name; without either, the only one there is.
 * @throws CliError that names those there are.
 */
export async function findIntegration(
  guestcard: Guestcard,
  named: string | undefined,
): Promise<FoundIntegration> {
  const all = await integrationsOf(guestcard);
  if (all.length === 0)
    throw new CliError("There is no integration yet. `guestcard integrations add` makes one.");
  const fitting = named === undefined ? all : all.filter(({ id, name }) => id === named || name === named);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const known = all.map(({ id, name }) => `  ${id}  ${name}`).join("\n");
  if (named === undefined) throw new CliError(`Say which integration:\n${known}`);
  throw new CliError(
    fitting.length === 0
      ? `No integration has the id or name ${named}. There are:\n${known}`
      : `Several integrations are called ${named}. Name one by its id:\n${known}`,
  );
}

/** @throws CliError where one has that name: commands go by it. */
export async function refuseTakenName(guestcard: Guestcard, name: string): Promise<void> {
  const taken = (await integrationsOf(guestcard)).find((integration) => integration.name === name);
  if (taken)
    throw new CliError(
      `${name} is connected already, as ${taken.id}. Give another licence another --name; PUT /v1/admin/integrations/${taken.id}/ changes this one.`,
    );
}

async function integrationsOf(guestcard: Guestcard): Promise<FoundIntegration[]> {
  const all: FoundIntegration[] = [];
  for await (const integration of guestcard.integrations.list())
    if (!integration.is_archived) all.push({ id: integration.id, name: integration.name });
  return all;
}
