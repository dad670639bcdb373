import type { Write } from "@guestcard/sdk";
import { useRight } from "../../session/session-context.tsx";
import { ResolveLead } from "./resolve-lead.tsx";
import { RetryLead } from "./retry-lead.tsx";

/** What a person can do about a write. */
export function LeadActions({ write }: { readonly write: Write }) {
  const mayWrite = useRight("write");
  const mayResolve = useRight("admin");
  const { retry, resolve } = write.actions;
  return (
    <>
      {retry !== "no" && mayWrite && <RetryLead write={write} />}
      {resolve.length > 0 && mayResolve && <ResolveLead write={write} />}
    </>
  );
}
