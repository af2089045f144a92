--liquibase formatted sql

--changeset sodachi:reference-0001-schedule-version
create table schedule_version (
    hash          char(64)    primary key,
    place         text        not null,
    version       text        not null,
    content       text        not null,
    in_force_from date        not null,
    published_at  timestamptz not null,
    unique (place, version)
);
comment on table schedule_version is 'The published versions of the national schedule, each with its file and the day from which it answers. Never changed and never deleted: a stored answer names the hash. Written by the migrator only.';
-- A handful of rows; the one in force is found by reading all.
--rollback drop table schedule_version;
