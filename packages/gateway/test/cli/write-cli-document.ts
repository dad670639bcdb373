import { writeFile } from "node:fs/promises";
import { cliDocument } from "./cli-document.ts";

/** `npm run cli:document`. */
await writeFile(new URL("../../../../docs/cli.md", import.meta.url), await cliDocument());
