import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

const SHOWN_MS = 1500;

/** Copies a text and says so. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy ${what}`}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded text-soft hover:bg-raised hover:text-ink"
    >
      <Icon aria-hidden className="size-3.5" />
      <span className="sr-only" role="status">
        {isCopied ? `${what} copied` : `Copy ${what}`}
      </span>
    </button>
  );
}

/** An id in full, to read and to copy. */
export function Id({ id, what }: { readonly id: string; readonly what: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="truncate font-mono text-xs">{id}</code>
      <CopyButton text={id} what={what} />
    </span>
  );
}
