--liquibase formatted sql
-- filled: some ten thousand doses in a middling town; milliseconds.

--changeset sodachi:tenant-0080-record-dose-whole
alter table record_dose add column given_by text not null default '';
alter table record_dose add column note text not null default '';
alter table record_dose add column replaces uuid references record_dose (id);
alter table record_dose add column why text not null default '';
alter table record_dose drop constraint record_dose_entered_kind_check;
alter table record_dose add constraint record_dose_entered_kind_check check (entered_kind in ('PARENT', 'STAFF', 'IMPORT'));
alter table record_dose drop constraint record_dose_state_check;
alter table record_dose add constraint record_dose_state_check check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN', 'REPLACED'));
comment on column record_dose.replaces is 'The entry this one corrects; that one stays with state REPLACED and the reason.';
comment on column record_dose.why is 'Why this entry was withdrawn or replaced, in the words of who did it.';
--rollback alter table record_dose drop constraint record_dose_state_check;
--rollback alter table record_dose add constraint record_dose_state_check check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN'));
--rollback alter table record_dose drop constraint record_dose_entered_kind_check;
--rollback alter table record_dose add constraint record_dose_entered_kind_check check (entered_kind in ('PARENT', 'STAFF'));
--rollback alter table record_dose drop column why;
--rollback alter table record_dose drop column replaces;
--rollback alter table record_dose drop column note;
--rollback alter table record_dose drop column given_by;
