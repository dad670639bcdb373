import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const ROOT = new URL("../../../../", import.meta.url);

/** The rows of ASVS 5.0.0 of levels 1 and 2: how many each section has, in order, and the few that are of level 3 between them. */
const SECTIONS: Readonly<Record<string, number | readonly number[]>> = {
  "1.1": 2,
  "1.2": 9,
  "1.3": 11,
  "1.4": 3,
  "1.5": 2,
  "2.1": 3,
  "2.2": 3,
  "2.3": 4,
  "2.4": 1,
  "3.2": 2,
  "3.3": 4,
  "3.4": 6,
  "3.5": 5,
  "3.7": 2,
  "4.1": 3,
  "4.2": 1,
  "4.3": 2,
  "4.4": 4,
  "5.1": 1,
  "5.2": 3,
  "5.3": 2,
  "5.4": 3,
  "6.1": 3,
  "6.2": 12,
  "6.3": 4,
  "6.4": 4,
  "6.5": 5,
  "6.6": 3,
  "6.8": 4,
  "7.1": 3,
  "7.2": 4,
  "7.3": 2,
  "7.4": 5,
  "7.5": 2,
  "7.6": 2,
  "8.1": 2,
  "8.2": 3,
  "8.3": 1,
  "8.4": 1,
  "9.1": 3,
  "9.2": 4,
  "10.1": 2,
  "10.2": 2,
  "10.3": 4,
  "10.4": 11,
  "10.5": 5,
  "10.6": 2,
  "10.7": 3,
  "11.1": 2,
  "11.2": 3,
  "11.3": 3,
  "11.4": 4,
  "11.5": 1,
  "11.6": 1,
  "12.1": 3,
  "12.2": 2,
  "12.3": 4,
  "13.1": 1,
  "13.2": 5,
  "13.3": 2,
  "13.4": 5,
  "14.1": 2,
  "14.2": 4,
  "14.3": 3,
  "15.1": 3,
  "15.2": 3,
  "15.3": 7,
  "16.1": 1,
  "16.2": 5,
  "16.3": 4,
  "16.4": 3,
  "16.5": 3,
  "17.1": 1,
  "17.2": 4,
  "17.3": 2,
};
const VERDICTS = new Set(["held", "partly", "operator", "none"]);

const document = await readFile(new URL("docs/security.md", ROOT), "utf8");
const rows = [...document.matchAll(/^\| (\d+\.\d+\.\d+) +\|([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].map(
  ([, id = "", , verdict = "", , tests = ""]) => ({ id, verdict: verdict.trim(), tests }),
);

test("docs/security.md goes through ASVS 5.0.0, levels 1 and 2, each row once and in order", () => {
  const wanted = Object.entries(SECTIONS).flatMap(([section, of]) =>
    (typeof of === "number" ? Array.from({ length: of }, (_, index) => index + 1) : of).map(
      (number) => `${section}.${number}`,
    ),
  );
  assert.deepEqual(
    rows.map(({ id }) => id),
    wanted,
  );
  for (const { id, verdict } of rows) assert.ok(VERDICTS.has(verdict), `${id}: ${verdict}`);
});

test("docs/security.md names tests that exist", () => {
  const named = [...document.matchAll(/`((?:gateway|sdk|console|simulator)\/[\w./-]+\.test\.tsx?)`/g)].map(
    ([, path]) => path ?? "",
  );
  assert.ok(named.length > 100);
  for (const path of new Set(named)) assert.ok(existsSync(new URL(`packages/${path}`, ROOT)), path);
});
