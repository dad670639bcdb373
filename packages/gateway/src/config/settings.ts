/** A named fault in the configuration: which setting, and the rule it breaks. Never the value, which may be a secret. */
export type SettingFault = { readonly setting: string; readonly rule: string };

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rule: string };

/** One setting: its documented default and meaning, and how its text becomes a value. */
export type Setting<T> = {
  readonly meaning: string;
  /** As written in docs/configuration.md. */
  readonly defaultText: string;
  readonly parse: (text: string | undefined) => Parsed<T>;
};

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const refused = (rule: string): { ok: false; rule: string } => ({ ok: false, rule });

/** A whole number within bounds, both included. */
export function wholeNumber<D extends number | null>(
  fallback: D,
  min: number,
  max: number,
  meaning: string,
): Setting<number | D> {
  return {
    meaning,
    defaultText: fallback === null ? "unset" : String(fallback),
    parse: (text) => {
      if (text === undefined) return parsed(fallback);
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < min || value > max)
        return refused(`must be a whole number from ${min} to ${max}`);
      return parsed(value);
    },
  };
}

/** `true` or `false`. */
export function flag(fallback: boolean, meaning: string): Setting<boolean> {
  return {
    meaning,
    defaultText: String(fallback),
    parse: (text) => {
      if (text === undefined) return parsed(fallback);
      if (text === "true" || text === "false") return parsed(text === "true");
      return refused("must be true or false");
    },
  };
}

/** What a text has to be beyond not empty: its pattern, or another test of it, and the rule in words. */
export type TextRule = { readonly pattern: Pick<RegExp, "test">; readonly says: string };

/** `name=value` pairs with commas between, as OpenTelemetry has them; percent-encoding in values is undone. */
export function readPairs(list: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const pair of list.split(",")) {
    const at = pair.indexOf("=");
    if (at > 0) pairs[pair.slice(0, at).trim()] = decodeURIComponent(pair.slice(at + 1).trim());
  }
  return pairs;
}

/** Text that must not be empty where it is set. */
export function text<D extends string | null>(
  fallback: D,
  meaning: string,
  rule?: TextRule,
): Setting<string | D> {
  return {
    meaning,
    defaultText: fallback ?? "unset",
    parse: (given) => {
      if (given === undefined) return parsed(fallback);
      if (given === "") return refused("must not be empty");
      if (rule && !rule.pattern.test(given)) return refused(rule.says);
      return parsed(given);
    },
  };
}
