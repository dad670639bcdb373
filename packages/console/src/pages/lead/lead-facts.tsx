import type { Write } from "@guestcard/sdk";
import { Link } from "wouter";
import { Card } from "../../ui/card.tsx";
import { Id } from "../../ui/copy-button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { durationOf } from "../../words/times.ts";
import { Moment } from "../../ui/moment.tsx";

const linkClasses = "text-accent underline underline-offset-2";

const job = (id: string) => (
  <Link href={`/leads/${id}`} className={linkClasses}>
    <code className="font-mono text-xs">{id}</code>
  </Link>
);

/** What is known of a write. */
export function LeadFacts({ write }: { readonly write: Write }) {
  return (
    <Card title="Delivery">
      <Facts
        facts={{
          "Job id": <Id id={write.id} what="job id" />,
          "Guest card":
            write.guest_card_id === null ? (
              <span className="text-soft">none yet</span>
            ) : (
              <Id id={write.guest_card_id} what="guest card id" />
            ),
          Record:
            write.created_record_id === null ? undefined : (
              <Id id={write.created_record_id} what="record id" />
            ),
          "Found there": write.already_existed ? "RealPage had this guest card already" : undefined,
          Integration: (
            <Link href={`/integrations/${write.integration_id}`} className={linkClasses}>
              {write.integration_name}
            </Link>
          ),
          Property: write.property_name ?? write.x_property_id,
          Accepted: <Moment at={write.created_at} />,
          Stored:
            write.stored_at === null ? undefined : (
              <>
                <Moment at={write.stored_at} />
                <span className="ml-2 text-soft">
                  after {durationOf(Math.max(0, Date.parse(write.stored_at) - Date.parse(write.created_at)))}
                </span>
              </>
            ),
          Erased: write.erased_at === null ? undefined : <Moment at={write.erased_at} />,
          Attempts: `${write.attempts} sent, ${write.look_ups} looked up`,
          "Next step": write.due_at === null ? "none by itself" : <Moment at={write.due_at} form="ago" />,
          Deadline: write.due_at === null ? undefined : <Moment at={write.deadline_at} />,
          "Retry of": write.retry_of === null ? undefined : job(write.retry_of),
          "Retried as": write.retried_by === null ? undefined : job(write.retried_by),
        }}
      />
    </Card>
  );
}
