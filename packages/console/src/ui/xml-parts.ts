import format from "xml-formatter";

/** A piece of pretty-printed XML. */
export type XmlPiece = {
  readonly kind: "tag" | "text" | "note";
  readonly piece: string;
  /** Where it begins, in characters. */
  readonly at: number;
};

/** Text in lines with indents; what cannot be read as XML (a reply that was cut off, say) stays as it is. */
export function pretty(xml: string): string {
  try {
    return format(xml, { indentation: "  ", collapseContent: true, lineSeparator: "\n" });
  } catch {
    return xml;
  }
}

/** Pretty-printed XML in pieces to colour. */
export function parts(xml: string): { readonly text: string; readonly pieces: readonly XmlPiece[] } {
  const text = pretty(xml);
  const pieces = [...text.matchAll(/<[?!][^>]*>|<[^>]*>|[^<]+|</g)].map(({ 0: piece, index }): XmlPiece => {
    const kind = /^<[?!]/.test(piece) ? "note" : piece.startsWith("<") ? "tag" : "text";
    return { kind, piece, at: index };
  });
  return { text, pieces };
}
