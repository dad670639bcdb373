/** How far a row has come. */
export type RowState =
  | { readonly kind: "new" }
  /** It was about to be sent: it may have been taken. `at`: when that was first so, in ms of UTC. */
  | { readonly kind: "intended"; readonly hash: string; readonly at: number }
  | { readonly kind: "accepted" }
  | { readonly kind: "refused" };

const FIRST_ROWS = 4096;
const kinds = ["new", "accepted", "refused"] as const;

/** The states of the rows of a file: a byte a row, and more only for those that are under way. */
export function createRowStates(): {
  note(line: { row?: number; intent?: string; at?: number; job?: string; refused?: true }): void;
  stateOf(row: number): RowState;
} {
  let settled = new Uint8Array(FIRST_ROWS);
  const intended = new Map<number, { hash: string; at: number }>();
  const settle = (row: number, kind: (typeof kinds)[number]): void => {
    if (row >= settled.length) {
      const larger = new Uint8Array(Math.max(settled.length * 2, row + 1));
      larger.set(settled);
      settled = larger;
    }
    settled[row] = kinds.indexOf(kind);
    intended.delete(row);
  };
  return {
    note({ row, intent, at, job, refused }) {
      if (row === undefined) return;
      if (job !== undefined) settle(row, "accepted");
      else if (refused) settle(row, "refused");
      // The first intent counts: from then on the gateway may have known the key.
      else if (intent !== undefined && at !== undefined && !intended.has(row))
        intended.set(row, { hash: intent, at });
    },
    stateOf(row) {
      const intent = intended.get(row);
      return intent ? { kind: "intended", ...intent } : { kind: kinds[settled[row] ?? 0] ?? "new" };
    },
  };
}
