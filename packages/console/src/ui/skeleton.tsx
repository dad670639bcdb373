import { classes } from "./classes.ts";

/** Keeps the place of what is being loaded, so that nothing jumps when it comes. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={classes("block animate-pulse rounded bg-raised", className)} />;
}

/** The place of a page's part. */
export function SkeletonBlock({ className = "h-64" }: { readonly className?: string }) {
  return (
    <div role="status" className={classes("rounded-lg border border-line bg-surface p-5", className)}>
      <span className="sr-only">Loading</span>
      <Skeleton className="mb-4 h-4 w-40" />
      <Skeleton className="mb-2 h-3 w-full" />
      <Skeleton className="mb-2 h-3 w-5/6" />
      <Skeleton className="h-3 w-2/3" />
    </div>
  );
}
