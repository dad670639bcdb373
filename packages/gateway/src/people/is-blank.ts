/** True for a text that says nothing: none, or only what RPX trims ([I]: it shows texts without blanks at their ends). */
export function isBlank(text: string | null | undefined): boolean {
  return (text ?? "").trim() === "";
}
