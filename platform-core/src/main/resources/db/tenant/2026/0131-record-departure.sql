--liquibase formatted sql

--changeset sodachi:tenant-0131-record-departure
create table record_departure (
    id         uuid        primary key,
    child_id   uuid        not null references record_child (id),
    code_hash  bytea       not null unique,
    at_counter boolean     not null,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    state      text        not null check (state in ('OPEN', 'TAKEN', 'DONE', 'WITHDRAWN')),
    move_id    uuid,
    settled_at timestamptz,
    receipt    jsonb,
    check ((state in ('TAKEN', 'DONE')) = (move_id is not null)),
    check ((state = 'OPEN') = (settled_at is null)),
    check ((state = 'DONE') = (receipt is not null))
);
comment on table record_departure is 'A moving code of a child, and what became of it. Only the hash of the code is kept. move_id is the new town''s number for the move; which town that is stands nowhere here.';
-- The child's codes on its page; a new code ends the open one.
create index record_departure_child on record_departure (child_id);
--rollback drop table record_departure;
