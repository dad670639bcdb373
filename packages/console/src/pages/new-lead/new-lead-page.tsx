import { Plug, Send } from "lucide-react";
import { Link } from "wouter";
import { useIntegrations } from "../../gateway/names.ts";
import { Button, buttonClasses } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form } from "../../ui/form.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { DryRunDialog } from "./dry-run-dialog.tsx";
import { leadOf } from "./lead-of.ts";
import { PersonFields } from "./person-fields.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { useSendLead } from "./use-send-lead.ts";
import { WishFields } from "./wish-fields.tsx";

/** Sends a lead by hand. */
export function NewLeadPage() {
  const integrations = useIntegrations();
  const { send, dryRun, error } = useSendLead();
  return (
    <>
      <PageHeader title="New lead" hint="What is accepted here is on disk, and reaches RealPage once." />
      {integrations.data?.length === 0 ? (
        <div className="rounded-lg border border-line bg-surface">
          <EmptyState
            icon={Plug}
            title="No integration yet"
            actions={
              <Link href="/integrations" className={buttonClasses("primary")}>
                To the integrations
              </Link>
            }
          >
            A lead goes to a property of an integration. Connect your RPX licence first.
          </EmptyState>
        </div>
      ) : (
        <Form
          className="max-w-3xl space-y-6"
          error={error}
          onSubmit={({ intent, ...values }) => {
            const lead = leadOf(values);
            if (intent === "dry-run") dryRun.mutate(lead);
            else send.mutate(lead);
          }}
        >
          <PlaceFields />
          <PersonFields />
          <WishFields />
          <div className="flex flex-wrap items-center justify-end gap-3">
            <p className="mr-auto text-xs text-soft">
              <span className="text-bad">*</span> needed
            </p>
            <Button
              type="submit"
              name="intent"
              value="dry-run"
              isBusy={dryRun.isPending}
              disabled={send.isPending}
            >
              Show what would be sent
            </Button>
            <Button
              type="submit"
              name="intent"
              value="send"
              look="primary"
              isBusy={send.isPending}
              disabled={dryRun.isPending}
            >
              <Send aria-hidden className="size-4" />
              Send lead
            </Button>
          </div>
        </Form>
      )}
      <DryRunDialog dryRun={dryRun.data} onClose={dryRun.reset} />
    </>
  );
}
