--liquibase formatted sql

--changeset sodachi:control-0026-migration-run
create table migration_run (
    id         uuid        primary key,
    digest     text        not null,
    towns      int         not null,
    wave       int         not null,
    started_by text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    outcome    text        check (outcome in ('DONE', 'SOME_FAILED', 'STOPPED')),
    failed     int,
    check ((ended_at is null) = (outcome is null))
);
comment on table migration_run is 'The runs that brought towns up to date. A run without an end whose lock nobody holds was broken off. Written by the migrator only.';
-- Shown newest first; a handful a month.
create index migration_run_started on migration_run (started_at desc);
grant select on migration_run to control_reader, control_operator;
--rollback drop table migration_run;
