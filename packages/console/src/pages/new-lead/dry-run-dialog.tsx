import type { DryRun } from "@guestcard/sdk";
import { Dialog } from "../../ui/dialog.tsx";
import { XmlView } from "../../ui/xml-view.tsx";

type Props = { readonly dryRun: DryRun | undefined; readonly onClose: () => void };

/** What RealPage would be sent. */
export function DryRunDialog({ dryRun, onClose }: Props) {
  return (
    <Dialog
      isOpen={dryRun !== undefined}
      onOpenChange={onClose}
      title="What would be sent"
      hint="Every rule is met. Nothing was kept or sent. Keys and passwords are masked."
      isWide
    >
      {dryRun && (
        <div className="space-y-3">
          <p className="break-words">
            <code className="font-mono font-semibold">{dryRun.method}</code>
            <span className="text-soft"> to </span>
            <code className="font-mono text-xs break-all">{dryRun.url}</code>
          </p>
          <XmlView xml={dryRun.soap} label="The SOAP request" />
        </div>
      )}
    </Dialog>
  );
}
