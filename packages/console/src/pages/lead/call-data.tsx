import { useQuery } from "@tanstack/react-query";
import { gateway } from "../../gateway/gateway.ts";
import { Facts } from "../../ui/facts.tsx";
import { Failure } from "../../ui/failure.tsx";
import { SkeletonBlock } from "../../ui/skeleton.tsx";
import { XmlView } from "../../ui/xml-view.tsx";
import { durationOf } from "../../words/times.ts";

/** One call: how it went, what was sent, what came back. */
export function CallData({ id, method }: { readonly id: string; readonly method: string }) {
  const call = useQuery({
    queryKey: ["call", id],
    queryFn: ({ signal }) => gateway.logs.readCallData(id, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (call.isError) return <Failure error={call.error} onRetry={() => void call.refetch()} />;
  if (!call.data) return <SkeletonBlock className="h-96 border-0" />;
  const { request, reply, http_status: status, outcome, reason, message_log_id: log } = call.data;
  const took = Date.parse(call.data.finished_at) - Date.parse(call.data.started_at);
  return (
    <div className="space-y-4">
      <Facts
        facts={{
          Outcome: outcome.replaceAll("-", " "),
          Reason: reason ?? undefined,
          "HTTP status": status ?? "no answer",
          Took: durationOf(took),
          "Message log": log === null ? undefined : <code className="font-mono text-xs">{log}</code>,
        }}
      />
      <div className="grid gap-4 xl:grid-cols-2">
        <div className="min-w-0">
          <h3 className="mb-1.5 font-medium">Request</h3>
          <XmlView xml={request} label={`Request of ${method}`} />
        </div>
        <div className="min-w-0">
          <h3 className="mb-1.5 font-medium">Reply</h3>
          {reply === null ? (
            <p className="rounded-md border border-line bg-code p-4 text-soft">No reply came.</p>
          ) : (
            <XmlView xml={reply} label={`Reply to ${method}`} />
          )}
        </div>
      </div>
    </div>
  );
}
