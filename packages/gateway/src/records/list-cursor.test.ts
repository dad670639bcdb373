import assert from "node:assert/strict";
import { test } from "node:test";
import { array, assert as check, option, property, string } from "fast-check";
import { decodeCursor, encodeCursor, isOfKind } from "./list-cursor.ts";

test("a cursor is read as it was written", () => {
  check(
    property(string({ unit: "grapheme" }), array(option(string({ unit: "grapheme" }))), (order, keys) => {
      assert.deepEqual(decodeCursor(encodeCursor({ order, keys })), { order, keys });
    }),
  );
});

test("what no list gave out is no cursor", () => {
  const made = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  for (const text of [
    "",
    "x",
    "%%%",
    made({}),
    made([]),
    made([2, "id:asc"]),
    made([1, 5]),
    made([1, "id", 7]),
  ])
    assert.equal(decodeCursor(text), null, text);
});

test("only what PostgreSQL can read is of a kind", () => {
  const right = {
    text: ["", "it's", "ü"],
    uuid: ["0197f0a0-0000-7000-8000-000000000001"],
    timestamptz: ["2026-02-28T23:59:59.123456Z"],
    numeric: ["0", "-12.50"],
    boolean: ["true", "false"],
  } as const;
  const wrong = {
    text: ["a\0b", "\ud800"],
    uuid: ["", "0197F0A0-0000-7000-8000-000000000001"],
    timestamptz: [
      "2026-02-30T00:00:00.000000Z",
      "0000-01-01T00:00:00.000000Z",
      "2026-01-01T00:00:00Z",
      "now",
    ],
    numeric: ["", "1e999", "NaN", "0x10"],
    boolean: ["t", ""],
  } as const;
  for (const kind of ["text", "uuid", "timestamptz", "numeric", "boolean"] as const) {
    for (const value of right[kind]) assert.ok(isOfKind(value, kind), `${kind} ${value}`);
    for (const value of wrong[kind]) assert.ok(!isOfKind(value, kind), `${kind} ${value}`);
  }
});
