import type { Write } from "@guestcard/sdk";
import { useRight } from "../../session/session-context.tsx";
import { ResolveLead } from "./resolve-lead.tsx";
import { RetryLead } from "./retry-lead.tsx";

/** What a person can do about a write. */
export function LeadActions({ write }: { readonly write: Write }) {
  const mayWrite = useRight("write");
  const mayResolve = useRight("admin");
  const canRetry = write.write_status === "FAILURE" && write.retried_by === null;
  return (
    <>
      {canRetry && mayWrite && <RetryLead write={write} />}
      {write.state === "needs_review" && mayResolve && <ResolveLead write={write} />}
    </>
  );
}
