import type { Command } from "commander";
import { addCreateKey } from "./create.ts";
import { addListKeys } from "./list.ts";
import { addRevokeKey } from "./revoke.ts";

/** `guestcard keys`: API keys, in the database itself, whether the gateway runs or not. */
export function addKeys(program: Command): void {
  const keys = program.command("keys").description("API keys, in the database itself");
  addCreateKey(keys);
  addListKeys(keys);
  addRevokeKey(keys);
}
