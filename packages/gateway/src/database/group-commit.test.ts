import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import * as fc from "fast-check";
import { groupCommit } from "./group-commit.ts";

const MOST = 16;

/** How the n-th transaction goes. */
type Course = { readonly ms: number; readonly end: "commits" | "away" | "refused" };

const course: fc.Arbitrary<Course> = fc.record({
  ms: fc.integer({ min: 0, max: 2 }),
  end: fc.constantFrom("commits", "commits", "commits", "away", "refused"),
});

/** What `isDatabaseAway` takes for a server that went away. */
const away = (): Error => Object.assign(new Error("away"), { code: "57P01" });

test("each item gets its own result, once, and only after a transaction with it was committed", async () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(arrivals, fc.array(course, { minLength: 1, maxLength: 8 }), async (bursts, courses) => {
      const committed = new Set<number>();
      const sizes: number[] = [];
      let transactions = 0;
      let underWay = 0;
      const commit = groupCommit<number, string>({
        commit: async (items) => {
          assert.equal(++underWay, 1, "one at a time");
          sizes.push(items.length);
          const { ms, end } = courses[transactions++] ?? { ms: 0, end: "commits" };
          await pause(ms);
          underWay--;
          if (end === "away") throw away();
          // An item of its own fault fails its whole transaction, and alone again.
          if (end === "refused" || items.some(isWrong)) throw new Error(`refused: ${items.join()}`);
          for (const item of items) committed.add(item);
          return items.map((item) => `result of ${item}`);
        },
        most: MOST,
        isPatient: () => true,
      });
      let next = 0;
      const settled: Promise<void>[] = [];
      for (const burst of bursts) {
        for (let n = 0; n < burst; n++) {
          const item = next++;
          settled.push(
            commit(item).then(
              (result) => {
                assert.equal(result, `result of ${item}`);
                assert.ok(committed.has(item), "told before it was committed");
              },
              (error: unknown) => {
                assert.match(String(error), new RegExp(`refused: ${item}$`));
                assert.ok(!committed.has(item));
              },
            ),
          );
        }
        await pause(1);
      }
      await Promise.all(settled);
      assert.ok(sizes.every((size) => size <= MOST));
    }),
    { numRuns: 25 },
  );
});

const isWrong = (item: number): boolean => item % 13 === 12;

test("a lone caller waits for nobody, and of many the next transaction leaves before the last is told", async () => {
  const log: string[] = [];
  const commit = groupCommit<number, number>({
    commit: async (items) => {
      log.push(`sent ${items.length}`);
      await pause(2);
      return items;
    },
    most: 500,
    isPatient: () => false,
  });
  assert.equal(await commit(1), 1);
  assert.deepEqual(log.splice(0), ["sent 1"]);
  const all = Array.from({ length: 41 }, (_, n) => commit(n).then((item) => log.push(`told ${item}`)));
  await Promise.all(all);
  // The first found nobody waiting; half of the others that were under way, then what was left.
  assert.deepEqual(
    log.filter((line) => line.startsWith("sent")),
    ["sent 1", "sent 21", "sent 19"],
  );
  assert.ok(log.indexOf("sent 21") < log.indexOf("told 0"));
  assert.ok(log.indexOf("sent 19") < log.indexOf("told 1"));
  assert.equal(new Set(log).size, log.length);
});

test("while the database is away a batch is tried again, which is told once, and fails when patience ends", async () => {
  let tries = 0;
  let told = 0;
  const commit = groupCommit<string, string>({
    commit: () => {
      tries++;
      return Promise.reject(away());
    },
    most: MOST,
    isPatient: (waitedMs) => waitedMs < 350,
    onAway: () => told++,
  });
  await assert.rejects(commit("lead"), /away/);
  assert.ok(tries > 2);
  assert.equal(told, 1);
});
