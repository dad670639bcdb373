import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MonitorX } from "lucide-react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import type { Columns } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Moment } from "../../ui/moment.tsx";
import { PagedTable } from "../../ui/paged-table.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { usePages } from "../../ui/use-pages.ts";

type Page = Awaited<ReturnType<ReturnType<typeof gateway.session.list>["page"]>>;
type Listed = Page["items"][number];

const LIMIT = 20;
const LIVE_MS = 10_000;

const columns: Columns<Listed> = [
  {
    id: "key",
    header: "Signed in with",
    cell: ({ row: { original: one } }) => <span className="font-medium">{one.api_key.name}</span>,
  },
  { id: "from", header: "From", cell: ({ row: { original: one } }) => one.source_address ?? "–" },
  { id: "begun", header: "Since", cell: ({ row: { original: one } }) => <Moment at={one.created_at} /> },
  {
    id: "seen",
    header: "Last used",
    cell: ({ row: { original: one } }) => <Moment at={one.seen_at} form="ago" />,
  },
  {
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    cell: ({ row: { original: one } }) => (
      <div className="flex justify-end">
        {one.is_own ? <span className="py-2 text-xs text-soft">This one</span> : <EndSession session={one} />}
      </div>
    ),
  },
];

/** Who is signed in to the console, with which key. */
export function Sessions() {
  const pages = usePages(
    ["sessions"],
    (cursor, options) => gateway.session.list({ limit: LIMIT, ...cursor }, options).page(),
    LIVE_MS,
  );
  return (
    <Card
      title="Sessions"
      hint="Who is signed in to this console. Each ends by itself after 12 hours."
      isFlush
    >
      <PagedTable
        caption="Sessions"
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        words={["session", "sessions"]}
        empty={
          <EmptyState icon={MonitorX} title="Nobody is signed in">
            Programs that call with an API key have no session.
          </EmptyState>
        }
      />
    </Card>
  );
}

function EndSession({ session }: { readonly session: Listed }) {
  const queries = useQueryClient();
  const tell = useToast();
  const end = useMutation({
    mutationFn: () => gateway.session.end(session.id),
    onSuccess: async () => {
      tell("The session is ended.");
      await queries.invalidateQueries({ queryKey: ["sessions"] });
    },
    onError: (error) => tell(error.message),
  });
  return (
    <Button
      look="quiet"
      aria-label={`End the session of ${session.api_key.name}`}
      isBusy={end.isPending}
      onClick={() => end.mutate()}
    >
      End
    </Button>
  );
}
