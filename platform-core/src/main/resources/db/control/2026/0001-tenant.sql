--liquibase formatted sql

--changeset sodachi:control-0001-tenant
create table tenant (
    code       char(6)     primary key,
    name       text        not null,
    kana       text        not null,
    prefecture text        not null,
    server     text        not null,
    state      text        not null check (state in ('REQUESTED', 'SANDBOX', 'ACTIVE', 'SUSPENDED', 'LEAVING', 'GONE')),
    changed_at timestamptz not null,
    created_at timestamptz not null
);
comment on table tenant is 'One municipality on the platform and the PostgreSQL server its schema lies on. No personal data.';
grant select on tenant to control_reader;
grant select, insert, update on tenant to control_operator;
--rollback drop table tenant;
