--liquibase formatted sql

--changeset sodachi:tenant-0132-record-arrival
create table record_arrival (
    id          uuid        primary key,
    from_town   char(6)     not null,
    code_hash   bytea       not null,
    family_id   uuid        not null,
    from_family uuid        not null,
    started_by  text        not null,
    started_at  timestamptz not null,
    state       text        not null check (state in ('STARTED', 'COPIED', 'DONE', 'REFUSED')),
    child_id    uuid        references record_child (id),
    settled_at  timestamptz,
    receipt     jsonb,
    check ((state in ('COPIED', 'DONE')) = (child_id is not null)),
    check ((state in ('COPIED', 'DONE')) = (receipt is not null)),
    check ((state in ('DONE', 'REFUSED')) = (settled_at is not null))
);
comment on table record_arrival is 'A child that moves here from another town of the platform: how far its record has come, and the receipt. from_family is the family''s id there, so that brothers and sisters find together.';
-- One code makes one arrival, however often it is typed; one that came to nothing does not stand in the way.
create unique index record_arrival_code on record_arrival (code_hash) where state <> 'REFUSED';
-- What the worker has to finish: nearly always nothing.
create index record_arrival_unfinished on record_arrival (id) where state in ('STARTED', 'COPIED');
-- The receipt on the child's page.
create index record_arrival_child on record_arrival (child_id) where child_id is not null;
--rollback drop table record_arrival;
