import { Skeleton } from "./skeleton.tsx";

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The place of a table's rows while they are being loaded. */
export function TableSkeleton({ columns }: { readonly columns: number }) {
  return (
    <tbody className="divide-y divide-line">
      {ROWS.map((row) => (
        <tr key={row}>
          {Array.from({ length: columns }, (_, column) => (
            // oxlint-disable-next-line react/no-array-index-key
            <td key={column} className="h-12 px-3 first:pl-5 last:pr-5">
              <Skeleton className="h-3 w-3/4" />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
