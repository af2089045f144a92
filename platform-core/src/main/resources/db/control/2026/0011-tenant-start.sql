--liquibase formatted sql

--changeset sodachi:control-0011-tenant-start
create table tenant_start (
    code         char(6)     primary key references tenant (code),
    admin_name   text        not null,
    admin_email  text        not null,
    requested_by text        not null,
    requested_at timestamptz not null
);
comment on table tenant_start is 'What an operator typed to start a town; gone when the town is active. The first admin is an official of the town, no resident.';
grant select, insert, delete on tenant_start to control_operator;
--rollback drop table tenant_start;
