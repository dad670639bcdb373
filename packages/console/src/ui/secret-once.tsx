import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { CopyButton } from "./copy-button.tsx";

type Props = {
  readonly secret: string;
  /** What it is, as `token`. */
  readonly what: string;
  readonly children?: ReactNode;
  readonly onDone: () => void;
};

/** A secret that is shown this once. */
export function SecretOnce({ secret, what, children, onDone }: Props) {
  return (
    <div className="space-y-4">
      <Callout tone="warn" title={`Copy the ${what} now`}>
        It is shown this once, and cannot be had again.
      </Callout>
      <div className="flex items-center gap-2 rounded-md border border-edge bg-code p-3">
        <code data-testid="secret" className="min-w-0 flex-1 font-mono text-xs break-all">
          {secret}
        </code>
        <CopyButton text={secret} what={what} />
      </div>
      {children}
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          I have copied it
        </Button>
      </div>
    </div>
  );
}
