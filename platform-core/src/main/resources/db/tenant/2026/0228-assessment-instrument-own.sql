--liquibase formatted sql
-- filled: a handful of versions a town; the wider check holds for all of them and reads none.

--changeset sodachi:tenant-0228-assessment-instrument-own
alter table assessment_instrument drop constraint assessment_instrument_state_check;
alter table assessment_instrument add constraint assessment_instrument_stands check (state in ('OFFERED', 'OFF', 'WITHDRAWN', 'DRAFT', 'PROPOSED')) not valid;
alter table assessment_instrument add column revision int not null default 1;
alter table assessment_instrument add column editor_ids text[] not null default '{}';
alter table assessment_instrument add column base text not null default '';
alter table assessment_instrument add column remark text not null default '';
alter table assessment_instrument add column shown_to jsonb;
comment on column assessment_instrument.state is 'DRAFT and PROPOSED: the town''s own version, which changes until a second person has approved it. OFFERED, OFF, WITHDRAWN: in use or no more; from then on content never changes.';
comment on column assessment_instrument.editor_ids is 'Subjects of those who wrote on it; none of them approves it.';
comment on column assessment_instrument.base is 'Checksum of the version it was copied from; empty for what was not copied.';
comment on column assessment_instrument.shown_to is 'Which children are asked; null for all of the ages the instrument names.';
--rollback alter table assessment_instrument drop column shown_to;
--rollback alter table assessment_instrument drop column remark;
--rollback alter table assessment_instrument drop column base;
--rollback alter table assessment_instrument drop column editor_ids;
--rollback alter table assessment_instrument drop column revision;
--rollback delete from assessment_instrument where state in ('DRAFT', 'PROPOSED');
--rollback alter table assessment_instrument drop constraint assessment_instrument_stands;
--rollback alter table assessment_instrument add constraint assessment_instrument_state_check check (state in ('OFFERED', 'OFF', 'WITHDRAWN')) not valid;
