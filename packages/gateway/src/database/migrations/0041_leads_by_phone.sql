-- RPX keeps phone numbers as they were written; leads are found by their last ten digits
-- (src/records/models/lead-model.ts).
drop index records_leads_phone;
create index records_leads_phone on records_leads
  (account_id, (right(regexp_replace(data ->> 'phone_1', '\D', '', 'g'), 10)));
