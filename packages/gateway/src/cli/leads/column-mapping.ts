import { CliError } from "../cli-error.ts";
import { type LeadColumn, leadColumns, obviousColumn } from "./lead-columns.ts";

/** Which column of the file becomes what. */
export type Mapping = {
  /** By the place in the row; null: the column is left out. */
  readonly columns: readonly (LeadColumn | null)[];
  /** Headers that nothing was made of. */
  readonly ignored: readonly string[];
};

/** Pairs such as `Vorname=first_name` or `lead_source=Website`, by what stands left. @throws CliError */
export function readPairs(flag: string, pairs: readonly string[]): Map<string, string> {
  const read = new Map<string, string>();
  for (const pair of pairs) {
    const cut = pair.lastIndexOf("=");
    const left = pair.slice(0, cut).trim();
    if (cut < 1 || left === "") throw new CliError(`${flag}: "${pair}" is not of the form left=right.`);
    if (read.has(left)) throw new CliError(`${flag}: "${left}" stands twice.`);
    read.set(left, pair.slice(cut + 1).trim());
  }
  return read;
}

/** What defaults give, which columns win over. @throws CliError where one names no column of a lead. */
export function readDefaults(pairs: readonly string[]): Map<LeadColumn, string> {
  const defaults = readPairs("--defaults", pairs);
  for (const name of defaults.keys()) requireColumn("--defaults", name);
  return defaults as Map<LeadColumn, string>;
}

/**
 * Maps the headers of a file: as `given` says, else where a header is obvious. A column given as empty is left out.
 * @throws CliError where `given` names a header that is not there, or two columns become the same.
 */
export function mapHeaders(headers: readonly string[], given: ReadonlyMap<string, string>): Mapping {
  for (const [header, column] of given) {
    if (!headers.includes(header))
      throw new CliError(`--map: the file has no column "${header}". It has: ${headers.join(", ")}.`);
    if (column !== "") requireColumn("--map", column);
  }
  const taken = new Map<LeadColumn, string>();
  for (const [header, column] of given) if (column !== "") claim(taken, column as LeadColumn, header);
  const ignored: string[] = [];
  const columns = headers.map((header) => {
    const named = given.get(header);
    if (named !== undefined) return named === "" ? null : (named as LeadColumn);
    const obvious = obviousColumn(header);
    if (obvious === null || [...given.values()].includes(obvious)) {
      ignored.push(header);
      return null;
    }
    claim(taken, obvious, header);
    return obvious;
  });
  return { columns, ignored };
}

function claim(taken: Map<LeadColumn, string>, column: LeadColumn, header: string): void {
  const other = taken.get(column);
  if (other !== undefined)
    throw new CliError(
      `The columns "${other}" and "${header}" would both become ${column}. Say which with --map "${header}=…", or leave one out with --map "${header}=".`,
    );
  taken.set(column, header);
}

function requireColumn(flag: string, name: string): void {
  if (!(leadColumns as readonly string[]).includes(name))
    throw new CliError(`${flag}: a lead has no ${name}. It has: ${leadColumns.join(", ")}.`);
}
