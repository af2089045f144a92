--liquibase formatted sql

--changeset sodachi:tenant-0201-assessment-task
create table assessment_task (
    id           uuid        primary key,
    child_id     uuid        not null references record_child (id),
    level        text        not null check (level in ('WATCH', 'REFER', 'URGENT')),
    opened_at    timestamptz not null,
    due_on       date        not null,
    owner_id     text        not null,
    owner_name   text        not null,
    plan         text        not null,
    state        text        not null check (state in ('OPEN', 'CLOSED')),
    outcome      text        not null,
    closing_note text        not null,
    closed_by    text,
    closed_at    timestamptz,
    version      int         not null,
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((state = 'CLOSED') = (outcome <> ''))
);
comment on table assessment_task is 'A family somebody of the office contacts because of what was answered, with the day by which. owner_id is a staff member''s subject at the identity provider, empty while nobody has taken it.';
-- The queue, by day; a town's open tasks are few among those it ever had.
create index assessment_task_queue on assessment_task (due_on, id) where state = 'OPEN';
-- A child has one open task: a new sheet joins it. Also the child page's access path.
create unique index assessment_task_open on assessment_task (child_id) where state = 'OPEN';
-- The child page shows closed ones too.
create index assessment_task_child on assessment_task (child_id);
--rollback drop table assessment_task;
