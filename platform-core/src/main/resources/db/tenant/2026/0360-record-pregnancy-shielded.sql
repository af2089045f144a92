--liquibase formatted sql
-- filled: some thousand pregnancies in a middling town; a column with a constant default is added in the catalogue alone.

--changeset sodachi:tenant-0360-record-pregnancy-shielded
alter table record_pregnancy add column shielded boolean not null default false;
comment on column record_pregnancy.shielded is 'The office protects this record (支援措置など). It is protected too while a child of its family is; that is not written here.';
-- No index: a pregnancy is looked at by its id, its family or its due date, and this is asked of what was found.
--rollback alter table record_pregnancy drop column shielded;
