-- RPX keeps phone numbers as they were written; leads are found by their last ten digits
-- (src/records/models/lead-model.ts).
-- The new index first: until the old one goes, which takes a moment, gateways that run may read.
create index records_leads_phone_digits on records_leads
  (account_id, (right(regexp_replace(data ->> 'phone_1', '\D', '', 'g'), 10)));
drop index records_leads_phone;
alter index records_leads_phone_digits rename to records_leads_phone;
analyze records_leads;
