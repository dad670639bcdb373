import { readKeyFile } from "./key-file.ts";
import { parseSecretKey, type SecretKey } from "./secret-key.ts";

/** The keys of an installation. */
export type KeyRing = {
  /** All keys that open, newest first. Where they stand in a file it is read anew, so that a rotation is noticed. */
  read(): readonly SecretKey[];
  /** True: the newest is in a file of ours, which `keys rotate-secret` changes. */
  readonly isOwnFile: boolean;
};

/**
 * The keys that the settings give: `GUESTCARD_SECRET_KEY`, or without it those in the file of `DATA_DIR`, and then
 * those of `GUESTCARD_SECRET_KEY_PREVIOUS`.
 */
export function keyRingOf(settings: {
  readonly GUESTCARD_SECRET_KEY: string | null;
  readonly GUESTCARD_SECRET_KEY_PREVIOUS: string | null;
  readonly DATA_DIR: string;
}): KeyRing {
  const given = settings.GUESTCARD_SECRET_KEY;
  const previous = (settings.GUESTCARD_SECRET_KEY_PREVIOUS ?? "")
    .split(/[\s,]+/)
    .filter((text) => text !== "")
    .map(parseSecretKey);
  const newest =
    given === null ? () => readKeyFile(settings.DATA_DIR) : ((key) => () => [key])(parseSecretKey(given));
  return { read: () => distinct([...newest(), ...previous]), isOwnFile: given === null };
}

function distinct(keys: readonly SecretKey[]): SecretKey[] {
  return keys.filter((key, index) => keys.findIndex(({ id }) => id === key.id) === index);
}
