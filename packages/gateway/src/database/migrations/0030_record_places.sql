-- What RPX shows is looked up by its place. The index began with account and model as three others do, and before a
-- table has statistics all of them look the same to PostgreSQL: it took one that reads every lead of the account.
-- Beginning with the integration, which has one account, it is the only one that serves.
alter table records add constraint records_place unique (integration_id, model, x_property_id, x_id, account_id);
alter table records drop constraint records_account_id_model_integration_id_x_property_id_x_id_key;
