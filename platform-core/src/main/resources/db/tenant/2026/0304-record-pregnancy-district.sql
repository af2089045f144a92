--liquibase formatted sql
-- filled: some thousand pregnancies in a middling town; a column without a default is added in the catalogue alone.

--changeset sodachi:tenant-0304-record-pregnancy-district
alter table record_pregnancy add column district text;
comment on column record_pregnancy.district is 'The town''s own part in which the woman lives, as with children; null when nobody has said.';
--rollback alter table record_pregnancy drop column district;
