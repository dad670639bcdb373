import { LogOut } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { useSession } from "../session/session-context.tsx";
import { useSignOut } from "../session/use-sign-out.ts";
import { Button } from "../ui/button.tsx";
import { Mark } from "./mark.tsx";
import { Navigation } from "./navigation.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { account, api_key: key } = useSession();
  const signOut = useSignOut();
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(location);
  useEffect(() => {
    // Who goes to another page by keyboard goes on at its beginning.
    if (first.current !== location) main.current?.focus({ preventScroll: true });
    first.current = location;
  }, [location]);
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2 focus:text-on-accent"
      >
        To the page
      </a>
      <header className="flex flex-col gap-4 border-b border-line bg-surface p-4 lg:sticky lg:top-0 lg:h-dvh lg:border-r lg:border-b-0">
        <div className="flex items-center gap-2.5 px-1 lg:pt-1 lg:pb-3">
          <Mark className="size-7" />
          <span className="text-base font-semibold">Guestcard</span>
        </div>
        <Navigation />
        <div className="flex flex-wrap items-center gap-3 lg:mt-auto lg:flex-col lg:items-stretch lg:border-t lg:border-line lg:pt-4">
          <div className="min-w-0 flex-1 px-1">
            <p className="truncate font-medium" title={key.name}>
              {key.name}
            </p>
            <p className="truncate text-xs text-soft">
              {account.name} · {key.rights.join(", ")}
            </p>
          </div>
          <div className="flex items-center justify-between gap-2">
            <ThemeSwitch />
            <Button look="quiet" className="px-2" isBusy={signOut.isPending} onClick={() => signOut.mutate()}>
              <LogOut aria-hidden className="size-4" />
              Sign out
            </Button>
          </div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className="min-w-0 px-4 py-8 outline-none sm:px-8">
        <div className="mx-auto max-w-6xl">{children}</div>
      </main>
    </div>
  );
}
