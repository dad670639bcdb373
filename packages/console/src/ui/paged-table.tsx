import type { RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import type { usePages } from "./use-pages.ts";
import { type Columns, DataTable } from "./data-table.tsx";
import { Failure } from "./failure.tsx";
import { Pager } from "./pager.tsx";

type Page<Row> = {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly total?: number;
};

type Props<Row extends RowData> = {
  /** What the table holds, for those who cannot see it. */
  readonly caption: string;
  readonly columns: Columns<Row>;
  readonly pages: ReturnType<typeof usePages<Page<Row>>>;
  readonly rowKey: (row: Row) => string;
  /** What stands in place of no rows. */
  readonly empty: ReactNode;
  /** One of what is listed and many, as `["lead", "leads"]`. */
  readonly words: readonly [one: string, many: string];
};

/** A table of a list that may have many pages. Of one page alone it says nothing. */
export function PagedTable<Row extends RowData>(props: Props<Row>) {
  const { caption, columns, rowKey, empty, words } = props;
  const { list, page, next, previous } = props.pages;
  const total = list.data?.total;
  const counted = total === undefined ? "" : `, ${total.toLocaleString()} ${words[total === 1 ? 0 : 1]}`;
  return (
    <>
      {list.isError && (
        <div className="p-5">
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        </div>
      )}
      <DataTable
        caption={caption}
        columns={columns}
        rows={list.data?.items}
        rowKey={rowKey}
        isStale={list.isPlaceholderData}
        empty={empty}
      />
      {(next !== null || previous !== null) && (
        <Pager summary={`Page ${page}${counted}`} next={next} previous={previous} />
      )}
    </>
  );
}
