import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

const KEY_BYTES = 32;
const FILE = "secret.key";

/** The 32 bytes that `GUESTCARD_SECRET_KEY` gives as 64 hexadecimal digits or in base64. */
export function parseSecretKey(text: string): Buffer {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64url");
  if (key.length !== KEY_BYTES) throw new Error("GUESTCARD_SECRET_KEY must be 32 bytes.");
  return key;
}

/**
 * The secret key: the one given, else the one in `dataDir`, which the first call makes (mode 0600). The file is
 * linked into place, so that two processes that start at once end with one key and a kill leaves no half of one.
 */
export async function obtainSecretKey(given: string | null, dataDir: string): Promise<Buffer> {
  if (given !== null) return parseSecretKey(given);
  const path = join(dataDir, FILE);
  const read = async (): Promise<Buffer | null> => {
    try {
      return parseSecretKey((await readFile(path, "utf8")).trim());
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  };
  const existing = await read();
  if (existing) return existing;
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString("hex")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const made = await read();
  if (!made) throw new Error(`The secret key ${path} could not be made.`);
  return made;
}
