import { useState } from "react";

/** An entry of a list in a form. Its key stays, whatever is added or removed around it. */
export type Row<Value> = { readonly key: number; readonly value: Value };

/** A list in a form, whose entries can be added, changed and removed. */
export function useRows<Value>(first: readonly Value[]) {
  const [rows, setRows] = useState<readonly Row<Value>[]>(() => first.map((value, key) => ({ key, value })));
  return {
    rows,
    add: (value: Value) =>
      setRows([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, value }]),
    change: (changed: number, value: Value) =>
      setRows(rows.map((row) => (row.key === changed ? { key: changed, value } : row))),
    remove: (removed: number) => setRows(rows.filter(({ key }) => key !== removed)),
  };
}
