import { execFileSync } from "node:child_process";
import { glob, readFile, rm, writeFile } from "node:fs/promises";

/** `npm run sdk:build`, and before each `npm pack`: JavaScript and declarations in `dist`. */
const sdk = new URL("../../", import.meta.url).pathname;

await rm(`${sdk}dist`, { recursive: true, force: true });
execFileSync(`${sdk}node_modules/.bin/tsc`, ["-p", "tsconfig.build.json"], { cwd: sdk, stdio: "inherit" });
// The compiler renames imports in JavaScript and not in declarations, where Deno takes them at their word.
for await (const file of glob("dist/**/*.d.ts", { cwd: sdk })) {
  const text = await readFile(sdk + file, "utf8");
  await writeFile(sdk + file, text.replaceAll(/(from|import\()\s*"(\.[^"]+)\.ts"/g, '$1 "$2.js"'));
}
