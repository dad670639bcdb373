import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const GATEWAY = new URL("../../", import.meta.url).pathname;
const MODULES = new URL("../../../../node_modules/", import.meta.url).pathname;

/** How the packed gateway comes into a stranger's folder. */
export type Installed = "by npm, from its registry" | "with this repository's modules linked";

/** An empty folder in which somebody installed the packed gateway. */
export type Stranger = {
  readonly folder: string;
  /** What is in the package, as paths in it. */
  readonly files: readonly string[];
  /** The command as npm links it. */
  readonly guestcard: string;
  remove(): Promise<void>;
};

/**
 * Packs the gateway as it would be published, and installs it in an empty folder. Linked, it has the packages that its
 * own package.json names and no other, and nothing comes over the network.
 */
export async function createStranger(installed: Installed): Promise<Stranger> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-stranger-"));
  const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: GATEWAY,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  // What the scripts print comes before npm's own output.
  const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf("\n[") + 1)) as [
    { filename: string; files: { path: string }[] },
  ];
  const tarball = join(folder, filename);
  if (installed === "by npm, from its registry")
    execFileSync("npm", ["install", "--no-audit", "--no-fund", tarball], { cwd: folder, stdio: "inherit" });
  else await link(folder, tarball);
  return {
    folder,
    files: files.map(({ path }) => path),
    guestcard: join(folder, "node_modules/@guestcard/gateway/bin/guestcard.js"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function link(folder: string, tarball: string): Promise<void> {
  const modules = join(folder, "node_modules");
  const target = join(modules, "@guestcard/gateway");
  await mkdir(target, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"]);
  const manifest = JSON.parse(await readFile(join(target, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of Object.keys(manifest.dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(MODULES, name), join(modules, name));
  }
}
