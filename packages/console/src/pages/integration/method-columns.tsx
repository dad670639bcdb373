import { Badge } from "../../ui/badge.tsx";
import type { Columns } from "../../ui/data-table.tsx";

type Method = {
  readonly method: string;
  readonly status: "SUCCESS" | "FAILED";
  readonly error: string | null;
};

/** The columns of a connection test. */
export const methodColumns: Columns<Method> = [
  {
    id: "method",
    header: "Method",
    cell: ({ row: { original: one } }) => <code className="font-mono">{one.method}</code>,
  },
  {
    id: "status",
    header: "Answer",
    cell: ({ row: { original: one } }) =>
      one.status === "SUCCESS" ? <Badge tone="good">Works</Badge> : <Badge tone="bad">Refused</Badge>,
  },
  {
    id: "error",
    header: "RealPage’s words",
    cell: ({ row: { original: one } }) =>
      one.error === null ? (
        <span className="text-soft">–</span>
      ) : (
        <span className="break-words">{one.error}</span>
      ),
  },
];
