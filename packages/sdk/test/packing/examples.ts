import { readFile } from "node:fs/promises";

/** A program of the README, with the heading that it stands under. */
export type Example = { readonly name: string; readonly source: string };

/** Every TypeScript program of the README, the first of which makes `guestcard` for the others. */
export async function readExamples(): Promise<Example[]> {
  const text = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const examples: Example[] = [];
  let heading = "";
  for (const [, title, source] of text.matchAll(/^## (.+)$|^```ts\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    if (source !== undefined) examples.push({ name: `${examples.length} ${heading}`.trim(), source });
  }
  return examples;
}

/** An example as a program: imports first, then `guestcard`, what the reader knows, and the example itself. */
export function programOf(example: Example, setup: Example, known: string): string {
  const imports = /^import [\s\S]*?;\n/gm;
  const bodies = example === setup ? [setup.source] : [setup.source, known, example.source];
  const heads = bodies.flatMap((body) => body.match(imports) ?? []);
  return `${heads.join("")}${bodies.map((body) => body.replaceAll(imports, "")).join("\n")}\nexport {};\n`;
}
