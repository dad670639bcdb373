import type { WriteOperation } from "../intake/new-write.ts";
import type { WriteState } from "../status/states.ts";

/** A write as lists show it. */
export type ListedWrite = {
  readonly id: string;
  readonly operation: WriteOperation;
  readonly state: WriteState;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email_1: string | null;
  readonly phone_1: string | null;
  readonly integration_id: string;
  readonly integration_name: string;
  readonly property_id: string;
  readonly property_name: string | null;
  readonly created_at: Date;
  readonly stored_at: Date | null;
  readonly attempts: number;
  readonly guest_card_id: string | null;
  readonly created_record_id: string | null;
  readonly last_error: string | null;
};

/**
 * The columns of `ListedWrite`, of a write `w` joined with its integration `i`, property `p` and lead `l` (the last
 * two may be missing). Of a change or event the lead's own record says whose it is.
 */
export const LISTED_COLUMNS = `w.id, w.operation, w.state,
  coalesce(w.request ->> 'first_name', w.upstream -> 'change' ->> 'firstName', l.data ->> 'first_name') as first_name,
  coalesce(w.request ->> 'last_name', w.upstream -> 'change' ->> 'lastName', l.data ->> 'last_name') as last_name,
  coalesce(w.request ->> 'email_1', l.data ->> 'email_1') as email_1,
  coalesce(w.request ->> 'phone_1', l.data ->> 'phone_1') as phone_1,
  w.integration_id, i.name as integration_name, w.property_id, p.data ->> 'name' as property_name, w.created_at,
  (select min(e.at) from write_events e
    where e.account_id = w.account_id and e.write_id = w.id and e.to_state = 'stored') as stored_at,
  w.attempts, coalesce(w.guest_card_id, w.upstream -> 'change' ->> 'guestCardId', w.upstream -> 'activity' ->> 'guestCardId') as guest_card_id,
  w.created_record_id,
  coalesce(w.errors ->> -1, (select e.reason from write_events e
    where e.account_id = w.account_id and e.write_id = w.id and e.reason is not null and w.state <> 'done'
    order by e.version desc limit 1)) as last_error`;

/** The joins that `LISTED_COLUMNS` needs, of a write `w`. */
export const LISTED_JOINS = `join integrations i on i.id = w.integration_id
  left join records p on p.account_id = w.account_id and p.model = 'properties' and p.id = w.property_id
  left join records l on l.account_id = w.account_id and l.model = 'leads' and l.id = (w.request ->> 'lead_id')::uuid`;
