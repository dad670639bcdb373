import type { Issue } from "../../../../sdk/src/index.ts";

/** One thing that is wrong with a row: the field, the kind of rule, and the rule in words. */
export type RowFault = { readonly field: string; readonly rule: string; readonly message: string };

/** A fault of the command line's own finding, before anything is sent. */
export const rowFault = (field: string, rule: string, message: string): RowFault => ({
  field,
  rule,
  message,
});

/** What the gateway says of a row, in the same form. */
export const faultOfIssue = ({ code, path, message }: Issue): RowFault => ({
  field: path.join("."),
  rule: code,
  message,
});
