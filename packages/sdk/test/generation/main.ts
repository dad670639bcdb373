import { mkdir, writeFile } from "node:fs/promises";
import { generate } from "./generate.ts";

/** `npm run sdk:generate`: writes what is generated. */
for (const { url, text } of await generate()) {
  await mkdir(new URL(".", url), { recursive: true });
  await writeFile(url, text);
  console.log(url.pathname);
}
