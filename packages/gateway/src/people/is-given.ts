/** True for a text that says something: neither none nor only what RPX trims ([I]: it shows texts without blanks at their ends). */
export function isGiven(text: unknown): text is string {
  return typeof text === "string" && text.trim() !== "";
}
