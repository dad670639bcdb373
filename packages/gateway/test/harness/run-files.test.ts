import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { test, type TestContext } from "node:test";
import { runFiles } from "./run-files.ts";

// Node runs no files from within a file that it runs; here that is what is tested.
delete process.env["NODE_TEST_CONTEXT"];

/** Runs test files that say so, and gives what was told of them. */
async function told(
  t: TestContext,
  sources: Record<string, string>,
): Promise<{ passed: boolean; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), "guestcard-run-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, source] of Object.entries(sources))
    await writeFile(join(folder, name), `import { test } from "node:test";\n${source}`);
  const output = new PassThrough();
  const all = text(output);
  const passed = await runFiles(Object.keys(sources), folder, output, {});
  output.end();
  return { passed, text: await all };
}

test("every test of a file is told of, though it leaves no time for telling", async (t) => {
  const busy = "const end = performance.now() + 2; while (performance.now() < end);";
  const many = `for (let n = 0; n < 300; n++) test("test " + n, () => { ${busy} });`;
  const run = await told(t, {
    "passes.mjs": many,
    "fails.mjs": `${many} test("the last", () => { throw new Error("the last fault"); });`,
  });
  assert.equal(run.passed, false);
  assert.equal(run.text.match(/^✔ test \d+ /gm)?.length, 600);
  assert.match(run.text, /the last fault/);
  assert.doesNotMatch(run.text, /before it had told/);
});

test("a file that ends before its tests is named, with how it ended and the last it said", async (t) => {
  const run = await told(t, {
    "sound.mjs": 'test("sound", () => {});',
    "killed.mjs": 'test("is killed", () => { console.log("alas"); process.kill(process.pid, "SIGKILL"); });',
    "left.mjs": 'test("goes away", () => process.exit(0));',
  });
  assert.equal(run.passed, false);
  assert.match(run.text, /✖ killed\.mjs ended with SIGKILL before it had told of all its tests.*\n +alas\n/);
  assert.match(run.text, /✖ left\.mjs ended with exit code 0 before/);
  assert.doesNotMatch(run.text, /sound\.mjs ended/);
});

test("files that pass, pass", async (t) => {
  assert.equal((await told(t, { "sound.mjs": 'test("sound", () => {});' })).passed, true);
});
