import { execFileSync } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { build } from "vite";

/**
 * `npm run build` of the gateway, and before each `npm pack`: in `dist` all that the gateway runs on, as JavaScript,
 * with the folders as they lie below `packages`, so that each file finds the others where the source does.
 */
const GATEWAY = new URL("../../", import.meta.url).pathname;
const PACKAGES = new URL("../../../", import.meta.url).pathname;
const DIST = `${GATEWAY}dist/`;

/** Read by the gateway as it runs; the rest of what is not compiled is read by nobody. */
const READ_AS_THEY_ARE = ["package.json", "bin/memory.json", "src/database/migrations"];

await rm(DIST, { recursive: true, force: true });
const compiler = `${PACKAGES}../node_modules/.bin/tsc`;
execFileSync(compiler, ["-p", "tsconfig.build.json"], { cwd: GATEWAY, stdio: "inherit" });
for (const path of READ_AS_THEY_ARE) await cp(GATEWAY + path, `${DIST}gateway/${path}`, { recursive: true });
await build({
  root: `${PACKAGES}console`,
  logLevel: "warn",
  build: { outDir: `${DIST}console/dist`, emptyOutDir: true },
});
