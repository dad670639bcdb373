import type { Command } from "commander";
import { addResolveWrite } from "./resolve.ts";
import { addRetryWrite } from "./retry.ts";
import { addShowWrite } from "./show.ts";
import { addTailWrites } from "./tail.ts";

/** `guestcard writes`: what became of what was sent. */
export function addWrites(program: Command): void {
  const writes = program.command("writes").description("what became of what was sent");
  addTailWrites(writes);
  addShowWrite(writes);
  addRetryWrite(writes);
  addResolveWrite(writes);
}
