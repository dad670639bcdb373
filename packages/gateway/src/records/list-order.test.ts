import assert from "node:assert/strict";
import { test } from "node:test";
import { orderText, parseOrder } from "./list-order.ts";

const fields = new Set(["id", "created_at", "name"]);
const fallback = [{ field: "created_at", direction: "desc" }] as const;

test("a bare field is ascending, and directions are taken in order", () => {
  assert.deepEqual(parseOrder("name, created_at:desc", fields, fallback), {
    ok: true,
    terms: [
      { field: "name", direction: "asc" },
      { field: "created_at", direction: "desc" },
    ],
  });
});

test("no text is the fallback", () => {
  for (const text of ["", "  "])
    assert.deepEqual(parseOrder(text, fields, fallback), { ok: true, terms: fallback });
});

test("what is not an order is refused", () => {
  for (const text of ["nope", "name:up", "name:asc:desc", "name,", ":asc", "name,name:desc", "constructor"])
    assert.equal(parseOrder(text, fields, fallback).ok, false, text);
});

test("an order written out is read as itself", () => {
  const parsed = parseOrder("name,created_at:desc", fields, fallback);
  assert.ok(parsed.ok);
  assert.equal(orderText(parsed.terms), "name:asc,created_at:desc");
  assert.deepEqual(parseOrder(orderText(parsed.terms), fields, fallback), parsed);
});
