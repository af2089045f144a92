--liquibase formatted sql

--changeset sodachi:control-0066-town-relocation
create table town_relocation (
    id         uuid        primary key,
    code       char(6)     not null references tenant (code),
    source     text        not null,
    target     text        not null,
    step       text        not null check (step in ('PREPARING', 'COPYING', 'FOLLOWING', 'PAUSING', 'TIDYING', 'KEPT', 'CONFIRMED', 'GIVEN_UP')),
    problem    text,
    message    text,
    started_by text        not null,
    started_at timestamptz not null,
    at         timestamptz not null,
    ended_at   timestamptz,
    row_count  bigint,
    bytes      bigint,
    pause_ms   bigint,
    check ((ended_at is not null) = (step in ('CONFIRMED', 'GIVEN_UP'))),
    check (source <> target)
);
comment on table town_relocation is 'A town''s way from one PostgreSQL server to another: how far it is, what stopped it, what was moved. No personal data. Written by the migrator only.';
-- One at a time a town, and the one under way is asked for by town; the whole table has a few rows a year.
create unique index town_relocation_open on town_relocation (code) where ended_at is null;
grant select on town_relocation to control_reader, control_operator;
--rollback drop table town_relocation;
