import type { Integration } from "@guestcard/sdk";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Moment } from "../../ui/moment.tsx";
import { intervalOf, paceOf } from "../../words/paces.ts";

function Figure({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-5 py-4">
      <dt className="text-xs text-soft">{name}</dt>
      <dd className="mt-0.5 font-medium break-words">{children}</dd>
    </div>
  );
}

/** How an integration stands, in figures. */
export function Standing({ integration: one }: { readonly integration: Integration }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-5">
      <Figure name="Waiting writes">
        <Link
          href={`/leads?integration_id=${one.id}&state=waiting`}
          className="text-accent underline underline-offset-2"
        >
          {one.waiting_writes}
        </Link>
      </Figure>
      <Figure name="Pace">{paceOf(one.max_request_frequency, one.max_request_cadence)}</Figure>
      <Figure name="Calls at once">{one.max_job_concurrency}</Figure>
      <Figure name="Syncs">
        {one.use_custom_sync_schedule ? "by its schedule" : intervalOf(one.sync_frequency, one.sync_cadence)}
      </Figure>
      <Figure name="Last sync">
        {one.is_running_sync ? "running now" : <Moment at={one.last_completed_sync} form="ago" />}
      </Figure>
    </dl>
  );
}
