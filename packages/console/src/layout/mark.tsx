/** The mark of Guestcard: a card. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="fill-none stroke-on-accent" strokeWidth="2" strokeLinecap="round">
        <rect x="7" y="9" width="18" height="14" rx="2.5" />
        <path d="M11 14h6M11 18h10" />
      </g>
    </svg>
  );
}
