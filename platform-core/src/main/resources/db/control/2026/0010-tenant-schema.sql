--liquibase formatted sql

--changeset sodachi:control-0010-tenant-schema
create table tenant_schema (
    code    char(6)     primary key references tenant (code),
    digest  text        not null,
    state   text        not null check (state in ('CURRENT', 'FAILED')),
    error   text,
    took_ms bigint      not null,
    at      timestamptz not null
);
comment on table tenant_schema is 'Which structure each town''s schema has (digest over the change files), and what PostgreSQL said when the last attempt failed. Written by the migrator only.';
grant select on tenant_schema to control_reader, control_operator;
--rollback drop table tenant_schema;
