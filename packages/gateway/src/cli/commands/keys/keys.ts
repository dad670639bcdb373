import type { Command } from "commander";
import { addCreateKey } from "./create.ts";
import { addListKeys } from "./list.ts";
import { addRevokeKey } from "./revoke.ts";
import { addRotateSecret } from "./rotate-secret.ts";

/** `guestcard keys`: API keys, in the database itself, whether the gateway runs or not. */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("API keys and the secret key, in the database itself");
  addCreateKey(keys);
  addListKeys(keys);
  addRevokeKey(keys);
  addRotateSecret(keys);
}
