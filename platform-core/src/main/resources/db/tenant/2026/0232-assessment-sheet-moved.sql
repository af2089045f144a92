--liquibase formatted sql
-- filled: some ten thousand sheets a town; no row is read.

--changeset sodachi:tenant-0232-assessment-sheet-moved
alter table assessment_sheet add column moved_text text;
comment on column assessment_sheet.moved_text is 'Of a sheet that came with a child from another town: the instrument it was answered on, word for word, where that town had its text.';
--rollback alter table assessment_sheet drop column moved_text;
