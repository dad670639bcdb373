import { type ColumnDef, type RowData, tableFeatures, useTable } from "@tanstack/react-table";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { TableSkeleton } from "./table-skeleton.tsx";

const features = tableFeatures({});
/** The table's own kind of columns. Columns stand outside of components, or are memoized. */
export type Columns<Row extends RowData> = readonly ColumnDef<typeof features, Row>[];

type Props<Row extends RowData> = {
  /** What the table holds, for those who cannot see it. */
  readonly caption: string;
  readonly columns: Columns<Row>;
  /** Undefined while they are being loaded. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** What stands in place of no rows. */
  readonly empty: ReactNode;
  /** The rows that are shown are of an earlier question. */
  readonly isStale?: boolean;
};

/** A table. Rows keep their place while newer ones are loaded. */
export function DataTable<Row extends RowData>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, empty, isStale = false } = props;
  const table = useTable({ features, columns, data: rows ?? [], getRowId: rowKey });
  if (rows?.length === 0) return empty;
  return (
    // It can be scrolled by keyboard, so it has to take the focus.
    <div role="region" aria-label={caption} tabIndex={0} className="overflow-x-auto">
      <table className={classes("w-full text-left transition-opacity", isStale && "opacity-60")}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-b border-line">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className="h-10 px-3 text-xs font-medium whitespace-nowrap text-soft first:pl-5 last:pr-5"
                >
                  <table.FlexRender header={header} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        {rows ? (
          <tbody className="divide-y divide-line">
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className="hover:bg-raised/50">
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className="h-12 px-3 py-2 first:pl-5 last:pr-5">
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ) : (
          <TableSkeleton columns={columns.length} />
        )}
      </table>
    </div>
  );
}
