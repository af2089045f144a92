--liquibase formatted sql

--changeset sodachi:tenant-0204-assessment-duty
create table assessment_duty (
    id       uuid        primary key,
    kind     text        not null unique check (kind in ('URGENT', 'ESCALATION')),
    staff_id text        not null,
    name     text        not null,
    set_by   text        not null,
    set_at   timestamptz not null
);
comment on table assessment_duty is 'To whom urgent tasks go at once, and to whom those go whose day has passed: a staff member''s subject and name as set by the office.';
--rollback drop table assessment_duty;
