import { KeyRound } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { useWebhookAct } from "./use-webhook.ts";

/** Makes a new signing secret and shows it, once. */
export function RotateSecret({ id }: { readonly id: string }) {
  const [isAsking, setAsking] = useState(false);
  const rotate = useWebhookAct(id, () => gateway.webhooks.rotateSecret(id));
  return (
    <>
      <Button
        onClick={() => {
          rotate.reset();
          setAsking(true);
        }}
      >
        <KeyRound aria-hidden className="size-4" />
        Rotate secret
      </Button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Make a new signing secret?"
        action="Make a new secret"
        isBusy={rotate.isPending}
        error={rotate.error}
        onConfirm={() => rotate.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <p>For a day both the old and the new secret sign, so that nothing is missed while you change it.</p>
      </Confirm>
      <Dialog
        isOpen={rotate.data !== undefined && !isAsking}
        onOpenChange={(isOpen) => !isOpen && rotate.reset()}
        title="The new signing secret"
      >
        <SecretOnce secret={rotate.data?.secret ?? ""} what="signing secret" onDone={rotate.reset} />
      </Dialog>
    </>
  );
}
