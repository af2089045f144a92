--liquibase formatted sql
-- filled: some ten thousand doses in a middling town; milliseconds.

--changeset sodachi:tenant-0081-record-dose-standing
-- One vaccine on one day is one standing dose; neither a withdrawn nor a replaced entry stands in the way.
create unique index record_dose_standing on record_dose (child_id, product, given_on) where state in ('ENTERED', 'CONFIRMED');
drop index record_dose_once;
-- The child page reads every entry of a child, withdrawn ones too; a partial index cannot serve that.
create index record_dose_child on record_dose (child_id);
--rollback drop index record_dose_child;
--rollback create unique index record_dose_once on record_dose (child_id, product, given_on) where state <> 'WITHDRAWN';
--rollback drop index record_dose_standing;
