--liquibase formatted sql
-- filled: a row for each opening of a protected record, some hundred in a town; a column without a default is added in the catalogue alone.

--changeset sodachi:tenant-0361-record-protected-opening-pregnancy
alter table record_protected_opening alter column child_id drop not null;
alter table record_protected_opening add column pregnancy_id uuid references record_pregnancy (id);
alter table record_protected_opening add constraint record_protected_opening_whose check (num_nonnulls(child_id, pregnancy_id) = 1) not valid;
comment on column record_protected_opening.pregnancy_id is 'The pregnancy whose protected record was opened; null where it is a child''s.';
-- Whether a person has opened it just now. Few pregnancies of a town are protected.
create index record_protected_opening_pregnancy on record_protected_opening (pregnancy_id, subject) where pregnancy_id is not null;
--rollback drop index record_protected_opening_pregnancy;
--rollback alter table record_protected_opening drop constraint record_protected_opening_whose;
--rollback alter table record_protected_opening drop column pregnancy_id;
--rollback delete from record_protected_opening where child_id is null;
--rollback alter table record_protected_opening alter column child_id set not null;
