/** The headers of a request, as a server has them: the platform's `Headers`, or Node's `request.headers`. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** One header; null where it is absent. */
export function headerOf(headers: WebhookHeaders, name: string): string | null {
  if (typeof headers["get"] === "function") return headers.get(name);
  const given = headers as Readonly<Record<string, string | readonly string[] | undefined>>;
  for (const [key, value] of Object.entries(given))
    if (key.toLowerCase() === name && value !== undefined)
      return typeof value === "string" ? value : value.join(" ");
  return null;
}
