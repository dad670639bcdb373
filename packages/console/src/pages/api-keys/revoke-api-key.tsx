import type { ApiKey } from "@guestcard/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { useToast } from "../../ui/toasts.tsx";

/** Ends a key for good. */
export function RevokeApiKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const [isAsking, setAsking] = useState(false);
  const queries = useQueryClient();
  const tell = useToast();
  const revoke = useMutation({
    mutationFn: () => gateway.apiKeys.revoke(apiKey.id),
    onSuccess: async () => {
      setAsking(false);
      tell("The key is revoked.");
      await queries.invalidateQueries({ queryKey: ["api-keys"] });
    },
  });
  if (apiKey.is_own) return <span className="py-2 text-xs text-soft">You are signed in with it</span>;
  return (
    <>
      <Button look="quiet" aria-label={`Revoke ${apiKey.name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Revoke “${apiKey.name}”?`}
        action="Revoke"
        isDangerous
        isBusy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
      >
        <p>
          Whoever uses it is refused from now on, and sessions that began with it end. That cannot be taken
          back.
        </p>
      </Confirm>
    </>
  );
}
