--liquibase formatted sql

--changeset sodachi:tenant-0083-record-child-state
create table record_child_state (
    id         uuid        primary key,
    child_id   uuid        not null references record_child (id),
    kind       text        not null check (kind in ('MOVED', 'DECEASED', 'REFUSED', 'SHIELDED')),
    programme  text        not null check ((kind = 'REFUSED') = (programme <> '')),
    since      date        not null,
    reason     text        not null,
    set_by     text        not null,
    set_at     timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    end_reason text,
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
comment on table record_child_state is 'What stops a child''s messages: moved, deceased, a programme refused, a protected record. Set and undone by hand, each with a reason; an undone one stays.';
-- A state holds once at a time; also the child page's access path to what holds.
create unique index record_child_state_open on record_child_state (child_id, kind, programme) where ended_at is null;
-- The child page shows undone ones too.
create index record_child_state_child on record_child_state (child_id);
--rollback drop table record_child_state;
