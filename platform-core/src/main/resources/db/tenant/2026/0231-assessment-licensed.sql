--liquibase formatted sql
-- filled: a handful of versions and some ten thousand sheets a town; no row is read.

--changeset sodachi:tenant-0231-assessment-licensed
alter table assessment_instrument add column licence jsonb;
alter table assessment_sheet add column private_to text not null default '';
comment on column assessment_instrument.licence is 'What the town may do with a licensed instrument, as its signed package says; null for every other. The content of a licensed one is sealed.';
comment on column assessment_sheet.private_to is 'Subject of the guardian whom the sheet is about; only that guardian and the office see it. Empty for what is about the child.';
--rollback alter table assessment_sheet drop column private_to;
--rollback alter table assessment_instrument drop column licence;
