import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import { isDatabaseAway } from "./connect.ts";

/** Adds an item to the next transaction and resolves with its result once that transaction is on disk. */
export type GroupCommit<Item, Result> = (item: Item) => Promise<Result>;

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly since: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};

/** Tells the callers of a batch what became of it. */
type Tell = () => void;

const DATABASE_PAUSE_MS = 100;
/** Fewer are not worth a transaction of their own while others wait. */
const LEAST_IN_ONE = 8;

/**
 * Group commit: while one transaction is on its way to disk the next one fills up, so that one flush serves many
 * callers, and a lone caller waits for nobody. A transaction takes half of those that are under way, and the next one
 * is sent before the callers of the last are told: so the database works on one half while this process answers the
 * other. Reads that many ask for at once share a statement in the same way.
 *
 * `commit` gets the items and gives their results in the same order. It must be harmless to run twice with the same
 * items, because a transaction whose answer was lost is run again. While the database is away a batch is tried
 * again as long as `isPatient(ms since the item came)` says; then each item fails with the database's error. Where
 * `commit` fails otherwise, its items are tried one by one, so that a wrong one takes no other with it.
 */
export function groupCommit<Item, Result>(options: {
  readonly commit: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Bounds the size of one statement. */
  readonly most: number;
  readonly isPatient: (waitedMs: number) => boolean;
  /** Told once of a batch that waits for the database. */
  readonly onAway?: (error: unknown, items: number) => void;
}): GroupCommit<Item, Result> {
  let queue: Waiting<Item, Result>[] = [];
  let draining = false;

  /** @returns when it is on disk, or failed for good. Never rejects. */
  async function settle(batch: readonly Waiting<Item, Result>[]): Promise<Tell> {
    for (let tries = 0; ; tries++) {
      try {
        const results = await options.commit(batch.map((waiting) => waiting.item));
        return () => {
          for (const [index, waiting] of batch.entries()) {
            const result = results[index];
            if (result === undefined) waiting.reject(new Error("A group commit gave no result for an item."));
            else waiting.resolve(result);
          }
        };
      } catch (error) {
        const patient = batch.every((waiting) => options.isPatient(performance.now() - waiting.since));
        if (isDatabaseAway(error) && patient) {
          if (tries === 0) options.onAway?.(error, batch.length);
          await pause(DATABASE_PAUSE_MS);
        } else if (!isDatabaseAway(error) && batch.length > 1) {
          for (const waiting of batch) (await settle([waiting]))();
          return () => undefined;
        } else {
          return () => {
            for (const waiting of batch) waiting.reject(error);
          };
        }
      }
    }
  }

  /** The next batch; `told` callers are about to come back. */
  function take(told: number): Waiting<Item, Result>[] {
    const half = Math.ceil((queue.length + told) / 2);
    const batch = queue.slice(0, Math.min(options.most, Math.max(half, LEAST_IN_ONE)));
    queue = queue.slice(batch.length);
    return batch;
  }

  async function drain(): Promise<void> {
    draining = true;
    let last: { readonly tell: Tell; readonly size: number } | null = null;
    while (queue.length > 0) {
      const batch = take(last?.size ?? 0);
      const settled = settle(batch);
      if (last) {
        // Until the statement has left this process.
        await turn();
        last.tell();
      }
      last = { tell: await settled, size: batch.length };
    }
    draining = false;
    last?.tell();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, since: performance.now(), resolve, reject });
      if (!draining) void drain();
    });
}
