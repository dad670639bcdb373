import { Activity, CirclePlus, KeyRound, type LucideIcon, Plug, Send, Webhook } from "lucide-react";
import { Link, useLocation } from "wouter";
import type { Right } from "../session/session.ts";
import { useSession } from "../session/session-context.tsx";
import { classes } from "../ui/classes.ts";

type Place = {
  readonly href: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly rights: readonly Right[];
};

const places: readonly Place[] = [
  { href: "/", label: "Overview", Icon: Activity, rights: ["read", "admin"] },
  { href: "/leads", label: "Leads sent", Icon: Send, rights: ["read", "admin"] },
  { href: "/new-lead", label: "New lead", Icon: CirclePlus, rights: ["write"] },
  { href: "/integrations", label: "Integrations", Icon: Plug, rights: ["read", "admin"] },
  { href: "/webhooks", label: "Webhooks", Icon: Webhook, rights: ["admin"] },
  { href: "/api-keys", label: "API keys", Icon: KeyRound, rights: ["admin"] },
];

/** The pages of the console that the key may open. */
export function Navigation() {
  const [location] = useLocation();
  const { rights } = useSession().api_key;
  const isHere = (href: string): boolean =>
    href === "/" ? location === "/" : location === href || location.startsWith(`${href}/`);
  return (
    <nav aria-label="Pages of the console" className="min-w-0">
      <ul className="flex gap-1 overflow-x-auto lg:flex-col">
        {places
          .filter((place) => place.rights.some((right) => rights.includes(right)))
          .map(({ href, label, Icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={isHere(href) ? "page" : undefined}
                className={classes(
                  "flex items-center gap-2.5 rounded-md px-3 py-2 font-medium whitespace-nowrap",
                  isHere(href) ? "bg-accent-tint text-accent" : "text-soft hover:bg-raised hover:text-ink",
                )}
              >
                <Icon aria-hidden className="size-4 shrink-0" />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
