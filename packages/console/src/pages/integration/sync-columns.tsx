import type { gateway } from "../../gateway/gateway.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { Columns } from "../../ui/data-table.tsx";
import { Moment } from "../../ui/moment.tsx";
import { durationOf } from "../../words/times.ts";

type Page = Awaited<ReturnType<ReturnType<typeof gateway.integrations.syncs>["page"]>>;
type Sync = Page["items"][number];

const states: Readonly<Record<Sync["state"], readonly [Tone, string]>> = {
  waiting: ["busy", "Waiting"],
  running: ["busy", "Running"],
  done: ["good", "Done"],
  failed: ["bad", "Failed"],
};

const kinds: Readonly<Record<Sync["kind"], string>> = {
  manual: "By hand",
  scheduled: "By schedule",
  back: "Backwards",
};

const wordOf = (error: unknown): string => (typeof error === "string" ? error : JSON.stringify(error));

type Counts = { readonly new: number; readonly updated: number; readonly unchanged: number };

/** What a sync brought, as `12 units (3 new, 1 changed), 2 properties`. */
function countsOf(counts: unknown): string {
  return Object.entries((counts ?? {}) as Record<string, Counts>)
    .map(([model, { new: fresh, updated, unchanged }]) => {
      const changes = [fresh > 0 && `${fresh} new`, updated > 0 && `${updated} changed`].filter(Boolean);
      const all = `${fresh + updated + unchanged} ${model.replaceAll("_", " ")}`;
      return changes.length === 0 ? all : `${all} (${changes.join(", ")})`;
    })
    .join(", ");
}

/** The columns of the list of syncs. */
export const syncColumns: Columns<Sync> = [
  {
    id: "requested",
    header: "Asked for",
    cell: ({ row: { original: sync } }) => <Moment at={sync.requested_at} />,
  },
  { id: "kind", header: "Kind", cell: ({ row: { original: sync } }) => kinds[sync.kind] },
  {
    id: "state",
    header: "State",
    cell: ({ row: { original: sync } }) => {
      const [tone, label] = states[sync.state];
      return <Badge tone={tone}>{label}</Badge>;
    },
  },
  {
    id: "took",
    header: "Took",
    cell: ({
      row: {
        original: { started_at: from, finished_at: to },
      },
    }) => (from === null || to === null ? "–" : durationOf(Date.parse(to) - Date.parse(from))),
  },
  {
    id: "brought",
    header: "Brought",
    cell: ({ row: { original: sync } }) => (
      <div className="max-w-xl min-w-48 text-xs">
        {countsOf(sync.counts)}
        {sync.errors.map((error) => (
          <p key={wordOf(error)} className="text-bad">
            {wordOf(error)}
          </p>
        ))}
      </div>
    ),
  },
];
