import { readFile } from "node:fs/promises";

/** A user as /etc/passwd has it. */
export type PasswdEntry = { readonly name: string; readonly uid: number; readonly gid: number };

/** The users of this machine; empty where there is no such file. Node itself cannot look one up by name. */
export async function readPasswd(): Promise<PasswdEntry[]> {
  const lines = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    // Unsigned: macOS writes nobody as -2.
    return name && uid && gid ? [{ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }] : [];
  });
}
