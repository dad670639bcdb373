import type { Guestcard, ListedWrite } from "../../../../sdk/src/index.ts";

/** The filters of the list of writes. */
export type WriteFilters = NonNullable<Parameters<Guestcard["writes"]["list"]>[0]>;

/** Writes as they come and change. */
export type Watch = {
  /** The newest ones, oldest first. */
  begin(count: number): Promise<readonly ListedWrite[]>;
  /** What is new or has changed since. */
  next(): Promise<readonly ListedWrite[]>;
};

/** As many writes are watched for changes: the newest. What is older and still open is told by the list itself. */
const MOST_WATCHED = 1000;
const PAGE = 250;

/** Watches the writes that fit `filters`, by asking again and again. */
export function newWatch(guestcard: Guestcard, filters: WriteFilters): Watch {
  /** The state in which each was last seen, oldest first. */
  const seen = new Map<string, { readonly state: string; readonly at: string; readonly isOpen: boolean }>();
  let from = new Date().toISOString();

  function note(write: ListedWrite): boolean {
    const isNews = seen.get(write.id)?.state !== write.state;
    // `done` and its like stay as they are; a person may still move the others.
    seen.set(write.id, {
      state: write.state,
      at: write.created_at,
      isOpen: write.write_status === "PENDING",
    });
    return isNews;
  }

  return {
    async begin(count) {
      const { items } = await guestcard.writes.list({ ...filters, limit: Math.max(count, 1) }).page();
      for (const write of items) note(write);
      const newest = items.slice(0, count).toReversed();
      from = oldestOpen() ?? items[0]?.created_at ?? from;
      return newest;
    },
    async next() {
      const news: ListedWrite[] = [];
      let count = 0;
      for await (const write of guestcard.writes.list({ ...filters, from, limit: PAGE })) {
        if (note(write)) news.push(write);
        if (++count >= MOST_WATCHED) break;
      }
      from = oldestOpen() ?? from;
      return news.toReversed();
    },
  };

  /** When the oldest write came that may still change, or the newest of all; forgets what is older. */
  function oldestOpen(): string | null {
    const all = [...seen].toSorted(([, a], [, b]) => (a.at < b.at ? -1 : 1));
    const kept = all.slice(-MOST_WATCHED);
    const first = kept.find(([, { isOpen }]) => isOpen) ?? kept.at(-1);
    if (!first) return null;
    for (const [id, { at }] of all) if (at < first[1].at) seen.delete(id);
    return first[1].at;
  }
}
