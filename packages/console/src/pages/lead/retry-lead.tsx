import type { Write } from "@guestcard/sdk";
import { useMutation } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useLocation } from "wouter";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useToast } from "../../ui/toasts.tsx";

/** Sends a write that failed again, as a new one. */
export function RetryLead({ write }: { readonly write: Write }) {
  const [isOpen, setOpen] = useState(false);
  const [, goTo] = useLocation();
  const tell = useToast();
  const mayDouble = write.actions.retry === "if_duplicate_accepted";
  const retry = useMutation({
    // One write is retried once, so its own id is key enough.
    mutationFn: () =>
      gateway.writes.retry(write.id, {
        idempotencyKey: `console-retry-${write.id}`,
        acceptPossibleDuplicate: mayDouble,
      }),
    onSuccess: ({ jobId }) => {
      tell("Retried as a new write.");
      goTo(`/leads/${jobId}`);
    },
  });
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        <RotateCcw aria-hidden className="size-4" />
        Retry
      </Button>
      <Confirm
        isOpen={isOpen}
        onOpenChange={setOpen}
        title="Send this lead again?"
        action={mayDouble ? "Send again all the same" : "Send again"}
        isDangerous={mayDouble}
        isBusy={retry.isPending}
        error={retry.error}
        onConfirm={() => retry.mutate()}
      >
        {mayDouble ? (
          <p>
            It was given up while RealPage may hold it. Sent again, it may be there twice. Look in RealPage
            first.
          </p>
        ) : (
          <p>RealPage surely does not hold it. It is sent as a new write; this one stays as it is.</p>
        )}
      </Confirm>
    </>
  );
}
