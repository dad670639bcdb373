import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { ReusedBytes, ReusedBytesPool } from "./reused-bytes.ts";

test("what was written stays as it is while more is written, whatever the texts are and however it grows", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text), fc.integer({ min: 0, max: 8 }), (texts, firstLength) => {
      const bytes = new ReusedBytes(firstLength);
      for (let round = 0; round < 2; round++) {
        const views = texts.map((one, n) => {
          if (n % 3 > 0) return bytes.write(one);
          bytes.add(Buffer.from(one));
          return null;
        });
        for (const [n, view] of views.entries())
          if (view) assert.deepEqual(view, Buffer.from(texts[n] ?? ""));
        assert.deepEqual(bytes.written(), Buffer.concat(texts.map((one) => Buffer.from(one))));
        bytes.clear();
      }
    }),
  );
});

test("memory that was given back is given out again, empty", () => {
  const pool = new ReusedBytesPool();
  const first = pool.take();
  first.write("before");
  assert.notEqual(pool.take(), first);
  pool.giveBack(first);
  assert.equal(pool.take(), first);
  assert.equal(first.written().length, 0);
});
