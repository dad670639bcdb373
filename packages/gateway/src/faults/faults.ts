/** One thing that is wrong with a caller's input: where, which rule, and in words. Shaped like an issue of Zod, which Propexo's clients know. */
export type Fault = {
  readonly code: FaultCode;
  /** Names and indices from the outermost object down to the field. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The undeclared fields, for `unrecognized_keys`. */
  readonly keys?: readonly string[];
};

export type FaultCode =
  | "invalid_type"
  | "invalid_string"
  | "invalid_date"
  | "invalid_enum_value"
  | "unrecognized_keys"
  | "too_small"
  | "too_big"
  | "unknown_id"
  | "custom";

/** A fault of one field of the body. */
export function fault(code: FaultCode, path: string | readonly (string | number)[], message: string): Fault {
  return { code, path: typeof path === "string" ? [path] : path, message };
}
