--liquibase formatted sql
-- filled: some hundred thousand measurements in a large town; a new column without a default and an index over no rows: milliseconds.

--changeset sodachi:tenant-0121-record-measurement-of-page
alter table record_measurement add column entry_id uuid references record_form_entry (id);
comment on column record_measurement.entry_id is 'The page of the handbook on which the value was written; null when it was entered by itself.';
-- A page that is corrected or withdrawn takes its values along; most measurements have no page and are not in it.
create index record_measurement_of_page on record_measurement (entry_id) where entry_id is not null;
--rollback drop index record_measurement_of_page;
--rollback alter table record_measurement drop column entry_id;
