import { CopyButton } from "./copy-button.tsx";
import { parts } from "./xml-parts.ts";

const colors = { tag: "text-accent", text: "text-ink", note: "text-soft" } as const;

/** XML in lines with indents. What is no XML is shown as it is. */
export function XmlView({ xml, label }: { readonly xml: string; readonly label: string }) {
  const { text, pieces } = parts(xml);
  return (
    <div className="relative">
      <div className="absolute top-2 right-3 rounded bg-code">
        <CopyButton text={text} what={label} />
      </div>
      {/* It can be scrolled by keyboard, so it has to take the focus. */}
      <pre
        role="region"
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto rounded-md border border-line bg-code p-4 pr-12 font-mono text-xs leading-relaxed"
      >
        {pieces.map(({ kind, piece, at }) => (
          <span key={at} className={colors[kind]}>
            {piece}
          </span>
        ))}
      </pre>
    </div>
  );
}
