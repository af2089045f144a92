--liquibase formatted sql

--changeset sodachi:control-0045-tenant-sandbox
create table tenant_sandbox (
    code     char(6)     primary key references tenant (code),
    families int         not null check (families >= 0),
    made_at  timestamptz
);
comment on table tenant_sandbox is 'A town that has never been live: how many made-up families it gets, and when the worker made them. The row ends when the town goes live.';
grant select, update on tenant_sandbox to control_worker;
grant select, insert, delete on tenant_sandbox to control_operator;
--rollback drop table tenant_sandbox;
