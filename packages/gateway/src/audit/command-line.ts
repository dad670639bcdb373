import { userInfo } from "node:os";
import type { Doer } from "./record-act.ts";

/** Who runs this command, as the operating system names him. */
export function commandLineDoer(): Doer {
  try {
    return { kind: "command_line", user: userInfo().username };
  } catch {
    // A container may run under an id that has no name.
    return { kind: "command_line", user: `uid ${process.getuid?.() ?? "unknown"}` };
  }
}
