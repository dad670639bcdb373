/**
 * What was read from the database lately, so that it need not be read again at once. It proves nothing: who acts on
 * it has the database confirm it in the transaction that acts.
 */
export type RowMemory<Row> = {
  recall(key: string): Row | null;
  keep(key: string, row: Row): void;
  forget(key: string): void;
};

/** Remembers at most `most` rows, each for `forMs` after it was read. Where it is full, the one read first goes. */
export function createRowMemory<Row>(bounds: {
  readonly most: number;
  readonly forMs: number;
}): RowMemory<Row> {
  const rows = new Map<string, { readonly row: Row; readonly until: number }>();
  return {
    recall(key) {
      const kept = rows.get(key);
      if (kept === undefined) return null;
      if (performance.now() < kept.until) return kept.row;
      rows.delete(key);
      return null;
    },
    keep(key, row) {
      // Anew at the end, so that the order is that of reading.
      rows.delete(key);
      rows.set(key, { row, until: performance.now() + bounds.forMs });
      if (rows.size <= bounds.most) return;
      const [oldest] = rows.keys();
      if (oldest !== undefined) rows.delete(oldest);
    },
    forget(key) {
      rows.delete(key);
    },
  };
}
