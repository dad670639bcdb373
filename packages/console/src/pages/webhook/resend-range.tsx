import { History } from "lucide-react";
import { useState } from "react";
import { gateway } from "../../gateway/gateway.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { DialogForm } from "../../ui/dialog-form.tsx";
import { SelectField, TextField } from "../../ui/fields.tsx";
import { useToast } from "../../ui/toasts.tsx";
import { localMinuteOf, momentOf } from "../../words/times.ts";
import { useWebhookAct } from "./use-webhook.ts";

type Range = Parameters<typeof gateway.webhooks.resend>[1];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Sends all of a time range again, as after the loss of what an endpoint had taken. */
export function ResendRange({ id }: { readonly id: string }) {
  /** When the dialog was opened; null: it is not. */
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const tell = useToast();
  const resend = useWebhookAct(id, ({ from = "", to = "", state }: Readonly<Record<string, string>>) =>
    gateway.webhooks.resend(id, {
      from: momentOf(from),
      to: momentOf(to),
      ...(state !== undefined && { state: state as NonNullable<Range["state"]> }),
    }),
  );
  return (
    <>
      <Button
        onClick={() => {
          resend.reset();
          setOpenedAt(Date.now());
        }}
      >
        <History aria-hidden className="size-4" />
        Send a time range again
      </Button>
      <Dialog
        isOpen={openedAt !== null}
        onOpenChange={(isOpen) => !isOpen && setOpenedAt(null)}
        title="Send a time range again"
        hint="Each delivery has the id that it had, so that your software can tell what it took already."
      >
        <DialogForm
          error={resend.error}
          isBusy={resend.isPending}
          action="Send again"
          onSubmit={(values) =>
            resend.mutate(values, {
              onSuccess: (count) => {
                setOpenedAt(null);
                tell(count === 1 ? "One delivery is sent again." : `${count} deliveries are sent again.`);
              },
            })
          }
          onCancel={() => setOpenedAt(null)}
        >
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              name="from"
              label="From"
              type="datetime-local"
              required
              defaultValue={localMinuteOf((openedAt ?? 0) - DAY_MS)}
            />
            <TextField
              name="to"
              label="Up to, but without"
              type="datetime-local"
              required
              defaultValue={localMinuteOf((openedAt ?? 0) + MINUTE_MS)}
            />
          </div>
          <SelectField
            name="state"
            label="Which"
            hint="By your clock; what happened then, not when it was sent."
          >
            <option value="">All, also those taken</option>
            <option value="failed">Failed ones</option>
            <option value="delivered">Those taken</option>
            <option value="pending">Those still to be sent</option>
          </SelectField>
        </DialogForm>
      </Dialog>
    </>
  );
}
