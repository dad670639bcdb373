import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { createProgram } from "../../src/cli/program.ts";
import { cliDocument } from "./cli-document.ts";

const DOCS = new URL("../../../../docs/", import.meta.url);

describe("docs/cli.md", () => {
  test("is what the commands' --help says (else: npm run cli:document)", async () => {
    assert.equal(await readFile(new URL("cli.md", DOCS), "utf8"), await cliDocument());
  });

  test("every command and option that a document names is there", async () => {
    const help = await cliDocument();
    const groups = new Set((await createProgram()).commands.map((command) => command.name()));
    const texts = await Promise.all(
      (await readdir(DOCS))
        .filter((name) => name.endsWith(".md") && name !== "cli.md")
        .map(async (name) => [name, await readFile(new URL(name, DOCS), "utf8")] as const),
    );
    texts.push(["README.md", await readFile(new URL("../README.md", DOCS), "utf8")]);
    let named = 0;
    for (const [name, text] of texts)
      for (const [, words = ""] of text.matchAll(/npx guestcard ([^\n`|]+)/g)) {
        const [group = "", next = ""] = words.trim().split(/\s+/);
        if (group.startsWith("-") || group === "…") continue;
        assert.ok(groups.has(group), `${name}: guestcard ${group}`);
        const isLeaf = !help.includes(`## guestcard ${group} `);
        assert.ok(
          isLeaf || help.includes(`\n## guestcard ${group} ${next}\n`),
          `${name}: guestcard ${group} ${next}`,
        );
        for (const [option] of words.matchAll(/(?<=\s)--[a-z][a-z-]+/g))
          assert.ok(
            help.includes(`${option} `) || help.includes(`${option}\n`),
            `${name}: ${words}: ${option}`,
          );
        named++;
      }
    assert.ok(named >= 10, String(named));
  });
});
