--liquibase formatted sql

--changeset sodachi:control-0020-national-version
create table national_version (
    id            uuid        primary key,
    place         text        not null,
    version       text        not null,
    hash          char(64)    not null,
    content       text        not null,
    in_force_from date        not null,
    state         text        not null check (state in ('IMPORTED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
    imported_id   text        not null,
    imported_by   text        not null,
    imported_at   timestamptz not null,
    published_at  timestamptz,
    check ((state = 'PUBLISHED') = (published_at is not null))
);
comment on table national_version is 'A national schedule brought in by an operator, until two operators approved it and it lies on every server. Never deleted.';
-- One at a time: each is compared with what is in force, and a second one would be compared with the wrong thing.
create unique index national_version_open on national_version ((true)) where state in ('IMPORTED', 'APPROVED');
-- A number names one text for ever, once it is approved.
create unique index national_version_number on national_version (place, version) where state <> 'WITHDRAWN';
grant select, insert, update on national_version to control_operator;
--rollback drop table national_version;
