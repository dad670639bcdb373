import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { cents, flag, localDate, localDateTime, number, utcOffsetMinutes, wholeNumber } from "./values.ts";

/** A test for each text and what it is read as. */
function reads<T>(read: (text: string | null) => T, cases: readonly (readonly [string | null, T])[]): void {
  for (const [text, value] of cases)
    test(`${text === null ? "null" : `"${text}"`} is ${String(value)}`, () =>
      assert.equal(read(text), value));
}

describe("dates and times in every format of RPX", () => {
  reads(localDateTime, [
    [null, null],
    ["2026-11-23", "2026-11-23T00:00:00"],
    ["2026-11-23T10:15:30", "2026-11-23T10:15:30"],
    ["2026-11-23T10:15:30Z", "2026-11-23T10:15:30"],
    ["2026-11-23T10:15:30.123456", "2026-11-23T10:15:30"],
    ["2026-01-20T10:01:33.017-06:00", "2026-01-20T10:01:33"],
    ["2026-11-23 10:15:30", "2026-11-23T10:15:30"],
    ["1/2/2026", "2026-01-02T00:00:00"],
    ["01/02/2026", "2026-01-02T00:00:00"],
    ["01/02/2026 12:00:00 AM", "2026-01-02T00:00:00"],
    ["01/02/2026 12:00:00 PM", "2026-01-02T12:00:00"],
    ["01/02/2026 01:05:09 PM", "2026-01-02T13:05:09"],
    ["02/29/2028", "2028-02-29T00:00:00"],
    ["0001-01-01T00:00:00", null],
    ["1900-01-01 00:00:00", null],
    ["01/01/1900", null],
    ["soon", null],
    ["2026-13-01", null],
    ["13/45/2026", null],
    ["2026-01-01T25:00:00", null],
  ]);
});

describe("days that do not exist are no dates", () => {
  reads(localDate, [
    ["2026-02-30", null],
    ["2026-02-31T00:00:00", null],
    ["04/31/2026", null],
    ["02/29/2027", null],
    ["0000-01-01", null],
  ]);

  test("whatever is read can be read again as the same day", () => {
    const part = (max: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, "0"));
    const year = fc.integer({ min: 0, max: 9999 }).map((value) => String(value).padStart(4, "0"));
    fc.assert(
      fc.property(year, part(13), part(32), fc.boolean(), (y, m, d, isUs) => {
        const date = localDate(isUs ? `${m}/${d}/${y}` : `${y}-${m}-${d}`);
        if (date !== null) assert.equal(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10), date);
      }),
    );
  });
});

describe("offsets", () => {
  reads(utcOffsetMinutes, [
    ["2026-01-20T10:01:33.017-06:00", -360],
    ["2026-01-20T10:01:33+0530", 330],
    ["2026-01-20T10:01:33Z", 0],
    ["2026-01-20T10:01:33", null],
    ["2026-01-20", null],
    [null, null],
  ]);
});

describe("numbers and money", () => {
  reads(number, [
    ["1.5", 1.5],
    ["1,650", 1650],
    ["many", null],
    ["Infinity", null],
  ]);
  reads(wholeNumber, [["2.0000", 2]]);
  reads(cents, [
    ["1650.0000", 165_000],
    ["$1,650.50", 165_050],
    ["0.1", 10],
    [null, null],
    ["call us", null],
  ]);
});

describe("yes and no", () => {
  reads(flag, [
    ["true", true],
    ["T", true],
    ["1", true],
    ["Y", true],
    ["False", false],
    ["F", false],
    ["0", false],
    ["N", false],
    ["maybe", null],
    [null, null],
  ]);
});

test("no text makes a value reader throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const read of [localDateTime, localDate, utcOffsetMinutes, number, wholeNumber, cents, flag])
        read(text);
    }),
  );
});
