import type { NewLead } from "@guestcard/sdk";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useLocation } from "wouter";
import { gateway } from "../../gateway/gateway.ts";
import { useToast } from "../../ui/toasts.tsx";

/** A key of this form and of what stands in it: pressed twice, a lead is sent once; corrected, it is another. */
function useIdempotencyKey(): (lead: NewLead) => string {
  const last = useRef({ lead: "", key: "" });
  return (lead) => {
    const text = JSON.stringify(lead);
    if (last.current.lead !== text)
      last.current = { lead: text, key: `console-${crypto.getRandomValues(new Uint32Array(4)).join("-")}` };
    return last.current.key;
  };
}

/** Sends a lead, or shows what would be sent. */
export function useSendLead() {
  const [, goTo] = useLocation();
  const tell = useToast();
  const keyOf = useIdempotencyKey();
  const send = useMutation({
    mutationFn: (lead: NewLead) => gateway.leads.create(lead, { idempotencyKey: keyOf(lead) }),
    onSuccess: ({ jobId }) => {
      tell("The lead is accepted.");
      goTo(`/leads/${jobId}`);
    },
  });
  const dryRun = useMutation({
    mutationFn: (lead: NewLead) => gateway.leads.dryRun(lead),
    onMutate: () => send.reset(),
  });
  /** Of the last of both that was tried. */
  const error = send.isIdle ? dryRun.error : send.error;
  return { send, dryRun, error };
}
