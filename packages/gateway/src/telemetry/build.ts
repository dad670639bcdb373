import { readFileSync } from "node:fs";

const PACKAGE = new URL("../../package.json", import.meta.url);

/** What runs: Guestcard's version, and which halves of it (`api`, `worker` or `api+worker`). */
export type Build = { readonly version: string; readonly roles: string };

/** Reads the version from the package. */
export function buildOf(roles: { readonly api: boolean; readonly worker: boolean }): Build {
  const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };
  const names = Object.entries(roles).flatMap(([name, has]) => (has ? [name] : []));
  return { version, roles: names.join("+") };
}
