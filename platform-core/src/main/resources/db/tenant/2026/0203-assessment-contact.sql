--liquibase formatted sql

--changeset sodachi:tenant-0203-assessment-contact
create table assessment_contact (
    id      uuid        primary key,
    task_id uuid        not null references assessment_task (id),
    at      timestamptz not null,
    by_name text        not null,
    way     text        not null check (way in ('PHONE', 'VISIT', 'OFFICE', 'CHECKUP', 'LETTER', 'OTHER')),
    reached boolean     not null,
    note    text        not null
);
comment on table assessment_contact is 'An attempt to reach the family of a task; a row never changes.';
-- A task's attempts, in their order; the queue asks for the last one.
create index assessment_contact_task on assessment_contact (task_id, at);
--rollback drop table assessment_contact;
