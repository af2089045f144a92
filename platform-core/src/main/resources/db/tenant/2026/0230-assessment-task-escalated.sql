--liquibase formatted sql
-- filled: some thousand tasks a town; no row is read.

--changeset sodachi:tenant-0230-assessment-task-escalated
alter table assessment_task add column escalated_at timestamptz;
alter table assessment_task add column escalated_from text not null default '';
comment on column assessment_task.escalated_at is 'When the night found that its day had passed with nobody reached, and handed it on; once a task.';
comment on column assessment_task.escalated_from is 'The name of who had it until then; empty when nobody had taken it.';
--rollback alter table assessment_task drop column escalated_from;
--rollback alter table assessment_task drop column escalated_at;
