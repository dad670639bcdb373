import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { panelClasses, Shade } from "./shade.tsx";

type Props = {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
  readonly isWide?: boolean;
};

/** Something to fill in or to read before going on. */
export function Dialog({ isOpen, onOpenChange, title, hint, children, isWide = false }: Props) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Shade />
        <Radix.Content
          {...(hint === undefined && { "aria-describedby": undefined })}
          className={classes(panelClasses, isWide ? "max-w-3xl" : "max-w-lg")}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {hint !== undefined && <Radix.Description className="mt-1 text-soft">{hint}</Radix.Description>}
            </div>
            <Radix.Close className="-mt-1 -mr-1 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft hover:bg-raised hover:text-ink">
              <X aria-hidden className="size-4" />
              <span className="sr-only">Close</span>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
