import { AlertDialog } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Failure } from "./failure.tsx";
import { panelClasses, Shade } from "./shade.tsx";

type Props = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  /** What will happen, and what cannot be taken back. */
  readonly children: ReactNode;
  /** What the button that does it says. */
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
};

/** Asks before something is done. It stays open until that is done. */
export function Confirm(props: Props) {
  const { isOpen, onOpenChange, title, children, action, isDangerous = false } = props;
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <Shade />
        <AlertDialog.Content className={`${panelClasses} max-w-md`}>
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 space-y-2 text-soft">{children}</div>
          </AlertDialog.Description>
          {props.error !== null && props.error !== undefined && (
            <div className="mt-4">
              <Failure error={props.error} />
            </div>
          )}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <Button look={isDangerous ? "danger" : "primary"} isBusy={props.isBusy} onClick={props.onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
