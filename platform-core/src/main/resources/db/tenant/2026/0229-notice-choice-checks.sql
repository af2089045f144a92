--liquibase formatted sql
-- filled: a row for each guardian who was ever mailed, some ten thousand; none is read.

--changeset sodachi:tenant-0229-notice-choice-checks
alter table notice_choice add column checks boolean not null default true;
comment on column notice_choice.checks is 'Whether to be told that questions on what the children can do are open.';
--rollback alter table notice_choice drop column checks;
