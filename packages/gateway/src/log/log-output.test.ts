import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

const OUTPUT = new URL("./log-output.ts", import.meta.url).href;

/** Runs a program that logs to `output`, and gives its exit code and lines. */
function run(program: string): [number | null, string[]] {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { writeSync } from "node:fs"; import { openLogOutput } from ${JSON.stringify(OUTPUT)};
       const output = openLogOutput(); ${program}`,
    ],
    { encoding: "utf8", cwd: import.meta.dirname },
  );
  return [status, stdout.split("\n").filter(Boolean)];
}

test("the lines of a turn are written at its end, in order", () => {
  const [code, lines] = run(`
    for (let n = 0; n < 500; n++) output.write("line " + n + "\\n");
    writeSync(1, "end of the code\\n");
    setImmediate(() => { writeSync(1, "next turn\\n"); output.write("last\\n"); });`);
  const logged = Array.from({ length: 500 }, (_, n) => `line ${n}`);
  assert.deepEqual([code, lines], [0, ["end of the code", ...logged, "next turn", "last"]]);
});

test("a process that ends, or fails, in the turn writes what is left", () => {
  assert.deepEqual(run(`output.write("before\\n"); process.exit(3);`), [3, ["before"]]);
  const [code, lines] = run(`output.write("before\\n"); throw new Error("fails");`);
  assert.equal(code, 1);
  assert.deepEqual(lines, ["before"]);
});

test("a turn does not wait for its lines to reach the disk, which on a file is a flush of it", () => {
  const [, lines] = run(`
    import fs from "node:fs"; fs.fsyncSync = () => writeSync(1, "waits for the disk\\n");
    output.write("line\\n");
    setTimeout(() => { writeSync(1, "later turn\\n"); }, 20);`);
  assert.deepEqual(lines.slice(0, 2), ["line", "later turn"]);
});
