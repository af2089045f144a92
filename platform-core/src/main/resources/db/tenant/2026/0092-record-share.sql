--liquibase formatted sql

--changeset sodachi:tenant-0092-record-share
create table record_share (
    id          uuid        primary key,
    child_id    uuid        not null references record_child (id),
    section     text        not null check (section in ('VACCINATION')),
    secret_hash bytea       not null unique,
    issued_by   text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    ended_at    timestamptz
);
comment on table record_share is 'One section of a child''s record shown for minutes to whoever holds the code, such as a clinic. Only the hash of its secret is kept; each opening is in the trail.';
-- A new code ends the open one of the same child.
create index record_share_child on record_share (child_id) where ended_at is null;
--rollback drop table record_share;
