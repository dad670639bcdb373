import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { CliError } from "../cli-error.ts";
import { mapHeaders, readDefaults, readPairs } from "./column-mapping.ts";
import { centsOf } from "./lead-of-row.ts";
import { leadColumns, obviousColumn, plainHeader } from "./lead-columns.ts";

describe("mapping columns", () => {
  test("every column of a lead is obvious under its own name, however it is written", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...leadColumns),
        fc.constantFrom(" ", "-", "_", " - "),
        fc.boolean(),
        (column, by, loud) => {
          const written = column.replaceAll("_", by);
          assert.equal(obviousColumn(loud ? written.toUpperCase() : ` ${written} `), column);
        },
      ),
    );
  });

  test("plainHeader gives letters, digits and single underscores, and nothing more when asked twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (header) => {
        const plain = plainHeader(header);
        assert.match(plain, /^([\p{L}\p{N}]+(_[\p{L}\p{N}]+)*)?$/u);
        assert.equal(plainHeader(plain), plain);
      }),
      { examples: [["STRAẞE"]] },
    );
  });

  test("what is given wins over what is obvious; no column is mapped twice, none is lost", () => {
    const headers = fc.uniqueArray(fc.constantFrom("Vorname", "First Name", "E-Mail", "Haus", "x", "name"), {
      minLength: 1,
    });
    fc.assert(
      fc.property(headers, fc.constantFrom("property", "first_name", ""), (given, column) => {
        const [first = ""] = given;
        let mapping;
        try {
          mapping = mapHeaders(given, new Map([[first, column]]));
        } catch (error) {
          assert.ok(error instanceof CliError && /would both become/.test(error.message));
          return;
        }
        assert.equal(mapping.columns.length, given.length);
        assert.equal(mapping.columns[0], column === "" ? null : column);
        const mapped = mapping.columns.filter((one) => one !== null);
        assert.equal(new Set(mapped).size, mapped.length);
        assert.equal(mapped.length + mapping.ignored.length + (column === "" ? 1 : 0), given.length);
      }),
    );
  });

  test("pairs and defaults say what is wrong with them", () => {
    assert.deepEqual(
      [...readPairs("--map", ["a=b=first_name", "c= d "])],
      [
        ["a=b", "first_name"],
        ["c", "d"],
      ],
    );
    assert.throws(() => readPairs("--map", ["=x"]), /not of the form/);
    assert.throws(() => readPairs("--map", ["a=x", "a=y"]), /stands twice/);
    assert.throws(() => readDefaults(["colour=red"]), /a lead has no colour/);
  });

  test("amounts in dollars are whole cents, or no amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
        assert.equal(centsOf(text), cents);
        assert.equal(
          centsOf(`$${Number(text).toLocaleString("en-US", { minimumFractionDigits: 2 })}`),
          cents,
        );
      }),
    );
    for (const text of ["1.500,00", "-1", "1e3", "", "1,50", "12.345", "abc", null, {}])
      assert.equal(centsOf(text), null);
    assert.equal(centsOf(1500), 150_000);
  });
});
