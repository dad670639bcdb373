type Nested = { [name: string]: unknown };

/**
 * The values of a form as the API takes them: a field is named by its path (`headers.0.value`), in which a number is a
 * place in a list. A place that nothing was filled in for is an empty object, so that the API can say what it lacks.
 */
export function nestedValues(values: Readonly<Record<string, unknown>>): Readonly<Nested> {
  const root: Nested = {};
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    const last = path.pop() ?? "";
    let at: Nested = root;
    for (const [depth, step] of path.entries()) {
      const holdsList = /^\d+$/.test(path[depth + 1] ?? last);
      at = (at[step] ??= holdsList ? [] : {}) as Nested;
    }
    at[last] = value;
  }
  return withoutGaps(root) as Nested;
}

function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, (one: unknown) => withoutGaps(one ?? {}));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutGaps(one)]));
}
