import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { makeSecretKey, parseSecretKey, type SecretKey } from "./secret-key.ts";

const FILE = "secret.key";

/** Where the keys of an installation are that was given none. */
export function keyFileIn(dataDir: string): string {
  return join(dataDir, FILE);
}

/**
 * The keys in `dataDir`, newest first; the first call makes one. The file (mode 0600) is linked into place, so that
 * two processes that start at once end with one key and a kill leaves no half of one.
 * @throws SecretKeyError where the file holds something else.
 */
export function readKeyFile(dataDir: string): SecretKey[] {
  const path = keyFileIn(dataDir);
  const existing = readKeys(path);
  if (existing) return existing;
  mkdirSync(dataDir, { recursive: true });
  const draft = writeDraft(path, [makeSecretKey()]);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const made = readKeys(path);
  if (!made) throw new Error(`The secret key ${path} could not be made.`);
  return made;
}

/** Replaces the keys in `dataDir`, newest first, as one step: a kill leaves the old file or the new one. */
export function replaceKeyFile(dataDir: string, keys: readonly SecretKey[]): void {
  const path = keyFileIn(dataDir);
  renameSync(writeDraft(path, keys), path);
  const folder = openSync(dataDir, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** One key a line. Null: there is no file. */
function readKeys(path: string): SecretKey[] | null {
  try {
    return readFileSync(path, "utf8").trim().split(/\s+/).map(parseSecretKey);
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

function writeDraft(path: string, keys: readonly SecretKey[]): string {
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, "w", 0o600);
  try {
    writeFileSync(file, keys.map(({ bytes }) => `${bytes.toString("hex")}\n`).join(""));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return draft;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
