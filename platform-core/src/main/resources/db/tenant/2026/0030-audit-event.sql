--liquibase formatted sql

--changeset sodachi:tenant-0030-audit-event
create table audit_event (
    id         uuid        primary key,
    at         timestamptz not null,
    actor_kind text        not null check (actor_kind in ('PARENT', 'STAFF', 'OPERATOR', 'JOB', 'NOBODY')),
    actor_id   text        not null,
    actor_name text        not null,
    action     text        not null,
    child_id   uuid,
    subject_id uuid,
    outcome    text        not null check (outcome in ('DONE', 'REFUSED'))
);
comment on table audit_event is 'Append-only: who did or tried what, reads of a child''s record included.';
-- The read log is opened by child, newest first; by person and by day it is small enough to scan.
create index audit_event_child on audit_event (child_id, at desc) where child_id is not null;
revoke update, delete, truncate on audit_event from ${townRole};
--rollback drop table audit_event;
