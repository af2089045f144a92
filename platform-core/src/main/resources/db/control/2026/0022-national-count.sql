--liquibase formatted sql

--changeset sodachi:control-0022-national-count
create table national_count (
    version_id   uuid        not null references national_version (id),
    code         char(6)     not null references tenant (code),
    children     int         not null,
    changed      int         not null,
    by_programme text        not null,
    misfit       text,
    problem      text,
    at           timestamptz not null,
    primary key (version_id, code)
);
comment on table national_count is 'How many children''s plans of each town a national version changes, and whether the town''s own layer fits it. Numbers only.';
comment on column national_count.by_programme is 'Changed children by programme, as PROGRAMME=number a line.';
grant select, insert, update, delete on national_count to control_operator;
--rollback drop table national_count;
