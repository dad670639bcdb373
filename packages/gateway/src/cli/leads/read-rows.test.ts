import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { stringify } from "csv-stringify/sync";
import * as fc from "fast-check";
import { openCsv, openJsonLines, type Row, separatorOf } from "./read-rows.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "guestcard-rows-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(rows: AsyncIterable<Row>): Promise<Row[]> {
  return Array.fromAsync(rows);
}

/** What stays as it is when white space around it goes, as spreadsheets leave it. */
const cell = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replaceAll("\r", "").trim());
const header = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,8}[a-z]$/);

test("what a spreadsheet writes is read back, whatever is in its cells and between them", async () => {
  const path = join(folder, "any.csv");
  const table = fc.uniqueArray(header, { minLength: 2, maxLength: 5 }).chain((headers) =>
    fc.record({
      headers: fc.constant(headers),
      rows: fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), {
        maxLength: 8,
      }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      bom: fc.boolean(),
      record_delimiter: fc.constantFrom("\n", "\r\n"),
      quoted: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ({ headers, rows, ...options }) => {
      await writeFile(path, stringify([headers, ...rows], options));
      const file = await openCsv(path, options.delimiter);
      assert.deepEqual(file.headers, headers);
      const expected = rows
        .map((cells, index) => ({ number: index + 2, cells, fault: null }))
        .filter(({ cells }) => cells.some((text) => text !== ""));
      assert.deepEqual(await rowsOf(file.rows), expected);
      assert.equal(separatorOf(stringify([headers], { ...options, bom: false })), options.delimiter);
    }),
    { numRuns: 60 },
  );
});

test("JSON lines are read back with their types, and keep their line", async () => {
  const path = join(folder, "any.jsonl");
  const lines = fc.array(fc.dictionary(header, fc.jsonValue(), { minKeys: 1, maxKeys: 4 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(lines, async (objects) => {
      await writeFile(path, objects.map((one) => JSON.stringify(one)).join("\n"));
      const file = await openJsonLines(path);
      for (const [index, row] of (await rowsOf(file.rows)).entries()) {
        const line = JSON.stringify(objects[index]);
        assert.equal(row.source, line);
        const object = JSON.parse(line) as Record<string, unknown>;
        assert.deepEqual(
          row.cells,
          file.headers.map((name) => object[name]),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test("a row of another width is told, not guessed", async () => {
  const path = join(folder, "width.csv");
  await writeFile(path, "a,b\n1,2\n1\n1,2,3\n");
  const { rows } = await openCsv(path, null);
  assert.deepEqual(
    (await rowsOf(rows)).map(({ number, fault }) => [number, fault]),
    [
      [2, null],
      [3, "Has 1 cells where the header has 2"],
      [4, "Has 3 cells where the header has 2"],
    ],
  );
});

test("what cannot be read to its end is not begun", async () => {
  const rows = "a,b\n".repeat(100_000);
  const cases: [name: string, rest: Buffer, says: RegExp][] = [
    ["quote.csv", Buffer.from('"1,2\n'), /Quote Not Closed.* line 100002\. Nothing was sent\.$/],
    ["latin.csv", Buffer.from("José,2\n", "latin1"), /is no UTF-8 text/],
  ];
  for (const [name, rest, says] of cases) {
    const path = join(folder, name);
    await writeFile(path, Buffer.concat([Buffer.from(`a,b\n${rows}`), rest]));
    await assert.rejects(openCsv(path, null), says);
  }
});

test("where a file is changed while it is sent, it is not said that nothing was", async () => {
  const path = join(folder, "changed.csv");
  await writeFile(path, `a,b\n${"a,b\n".repeat(60_000)}`);
  const { rows } = await openCsv(path, null);
  await writeFile(path, `a,b\n${"a,b\n".repeat(55_000)}"1,2\n`);
  await assert.rejects(rowsOf(rows), /Quote Not Closed.* The file was changed meanwhile\.$/);
});
