import type { Write, WriteResolution } from "@guestcard/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Gavel } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { ResolveForm } from "./resolve-form.tsx";

/** Says what became of a write that needs review. */
export function ResolveLead({ write }: { readonly write: Write }) {
  const [isOpen, setOpen] = useState(false);
  const queries = useQueryClient();
  const tell = useToast();
  const resolve = useMutation({
    mutationFn: (resolution: WriteResolution) => gateway.writes.resolve(write.id, resolution),
    onSuccess: async () => {
      setOpen(false);
      tell("The lead is settled.");
      await queries.invalidateQueries({ queryKey: ["lead", write.id] });
    },
  });
  const open = (isOpen: boolean): void => {
    if (isOpen) resolve.reset();
    setOpen(isOpen);
  };
  return (
    <>
      <Button look="primary" onClick={() => open(true)}>
        <Gavel aria-hidden className="size-4" />
        Resolve
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={open}
        title="What became of this lead?"
        hint="Look in RealPage for the guest card of this person first."
      >
        <ResolveForm
          needsCard={write.actions.confirm_needs_guest_card_id}
          error={resolve.error}
          isBusy={resolve.isPending}
          onResolve={(resolution) => resolve.mutate(resolution)}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}
