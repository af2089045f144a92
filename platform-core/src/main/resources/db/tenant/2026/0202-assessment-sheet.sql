--liquibase formatted sql

--changeset sodachi:tenant-0202-assessment-sheet
create table assessment_sheet (
    id          uuid        primary key,
    child_id    uuid        not null references record_child (id),
    instrument  text        not null,
    number      text        not null,
    checksum    char(64)    not null,
    time_window text        not null,
    state       text        not null check (state in ('DRAFT', 'SENT', 'CLOSED')),
    answers     jsonb       not null,
    worried     boolean     not null,
    note        text        not null,
    begun_by    text        not null,
    begun_at    timestamptz not null,
    saved_at    timestamptz not null,
    sent_by     text,
    sent_at     timestamptz,
    real_months int,
    real_days   int,
    corrected   boolean,
    used_months int,
    used_days   int,
    level       text        check (level in ('OK', 'WATCH', 'REFER', 'URGENT')),
    complete    boolean,
    points      int,
    fired       jsonb,
    task_id     uuid        references assessment_task (id),
    check ((state = 'SENT') = (sent_at is not null)),
    check ((sent_at is null) = (level is null) and (sent_at is null) = (fired is null))
);
comment on table assessment_sheet is 'One check of a child as its guardians answered it: a draft any of them goes on with, then sent. A sent row never changes but for task_id; it holds the version and checksum it was read by, both ages and the rules that fired. CLOSED: a draft whose time passed; its answers stay to be read.';
-- All sheets of one child, as the family's and the office's pages show them.
create index assessment_sheet_child on assessment_sheet (child_id);
-- One draft of a check at a time, whichever guardian began it.
create unique index assessment_sheet_draft on assessment_sheet (child_id, instrument, time_window) where state = 'DRAFT';
-- A task's sheets.
create index assessment_sheet_task on assessment_sheet (task_id) where task_id is not null;
--rollback drop table assessment_sheet;
