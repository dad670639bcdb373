/** Thrown where a caller of the control port sent what it does not take. The message names the field and the rule. */
export class BadInput extends Error {}

type NumberRule = { readonly least: number; readonly most: number; readonly whole?: boolean };

/** The longest that a timer of Node waits. */
export const LONGEST_MS = 2_147_483_647;

/** Reads the fields of a JSON object or a query string. Each reader throws BadInput, or gives undefined where the field is absent. */
export class Fields {
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #isQuery: boolean;

  constructor(given: unknown, known: readonly string[], from: "body" | "query" = "body") {
    if (typeof given !== "object" || given === null || Array.isArray(given))
      throw new BadInput("The body must be a JSON object.");
    const stray = Object.keys(given).filter((name) => !known.includes(name));
    if (stray.length > 0)
      throw new BadInput(`${stray.join(", ")}: not known here; known are ${known.join(", ")}.`);
    this.#given = given as Record<string, unknown>;
    this.#isQuery = from === "query";
  }

  number(name: string, rule: NumberRule): number | undefined {
    const sent = this.#given[name];
    if (sent === undefined) return undefined;
    const value = this.#isQuery && typeof sent === "string" && sent.trim() !== "" ? Number(sent) : sent;
    const isRight =
      typeof value === "number" &&
      value >= rule.least &&
      value <= rule.most &&
      (rule.whole === false || Number.isInteger(value));
    if (!isRight)
      throw new BadInput(
        `${name}: must be a ${rule.whole === false ? "" : "whole "}number from ${rule.least} to ${rule.most}.`,
      );
    return value;
  }

  text(name: string): string | undefined {
    const value = this.#given[name];
    if (value !== undefined && typeof value !== "string") throw new BadInput(`${name}: must be a text.`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.#given[name];
    if (value !== undefined && typeof value !== "boolean")
      throw new BadInput(`${name}: must be true or false.`);
    return value;
  }

  /** One of `options`. */
  choice<T extends string>(name: string, options: readonly T[]): T | undefined {
    const value = this.text(name);
    const found = options.find((option) => option === value);
    if (value !== undefined && found === undefined)
      throw new BadInput(`${name}: must be one of ${options.join(", ")}.`);
    return found;
  }

  /** A list of texts, each of which `isKnown`. */
  list(name: string, isKnown: (text: string) => boolean, rule: string): string[] | undefined {
    const value = this.#given[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw new BadInput(`${name}: must be a list, each of ${rule}.`);
    return value.map((item: unknown) => {
      if (typeof item === "string" && isKnown(item)) return item;
      throw new BadInput(`${name}: ${JSON.stringify(item)} is none of ${rule}.`);
    });
  }

  /** Whether the field is there and null. */
  isNull(name: string): boolean {
    return this.#given[name] === null;
  }
}

/** `value`, or a BadInput that says what is missing. */
export function required<T>(name: string, value: T | undefined): T {
  if (value === undefined) throw new BadInput(`${name}: is required.`);
  return value;
}
