import { CircleCheck } from "lucide-react";
import { Toast } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Told = { readonly id: number; readonly text: string };

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Tells that something was done, in a sentence that goes away by itself. */
export const useToast = (): ((text: string) => void) => useContext(ToastContext);

let ids = 0;

/** The place where `useToast` tells things. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<readonly Told[]>([]);
  const tell = useCallback((text: string) => setTold((before) => [...before, { id: ++ids, text }]), []);
  const forget = (id: number): void => setTold((before) => before.filter((one) => one.id !== id));
  return (
    <ToastContext value={tell}>
      <Toast.Provider swipeDirection="right">
        {children}
        {told.map(({ id, text }) => (
          <Toast.Root
            key={id}
            onOpenChange={(isOpen) => !isOpen && forget(id)}
            className="flex items-center gap-2 rounded-lg border border-line bg-surface px-4 py-3 shadow-lg"
          >
            <CircleCheck aria-hidden className="size-4 text-good" />
            <Toast.Description>{text}</Toast.Description>
          </Toast.Root>
        ))}
        <Toast.Viewport className="fixed right-4 bottom-4 z-60 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-2" />
      </Toast.Provider>
    </ToastContext>
  );
}
