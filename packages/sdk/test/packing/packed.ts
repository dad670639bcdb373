import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SDK = new URL("../../", import.meta.url).pathname;
const MODULES = new URL("../../../../node_modules/", import.meta.url).pathname;

/** A project that has the SDK from its tarball, as npm would install it, and Node's types. */
export type Consumer = { readonly folder: string; remove(): Promise<void> };

/** Packs the SDK and makes a project that uses it. Nothing comes over the network. */
export async function createConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-sdk-"));
  const installed = join(folder, "node_modules/@guestcard/sdk");
  await mkdir(installed, { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: SDK, stdio: "pipe" });
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm packed nothing.");
  execFileSync("tar", ["-xzf", join(folder, tarball), "-C", installed, "--strip-components=1"]);
  await mkdir(join(folder, "node_modules/@types"));
  for (const name of ["@types/node", "undici-types"])
    await symlink(join(MODULES, name), join(folder, "node_modules", name));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The compilers that consumers have. */
export const compilers = {
  "TypeScript 7": join(MODULES, ".bin/tsc"),
  "TypeScript 5.9": join(SDK, "node_modules/.bin/tsc"),
} as const;
