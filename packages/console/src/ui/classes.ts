/** Class names in one, without those that do not apply. */
export const classes = (...names: (string | false | null | undefined)[]): string =>
  names.filter((name) => typeof name === "string" && name !== "").join(" ");
