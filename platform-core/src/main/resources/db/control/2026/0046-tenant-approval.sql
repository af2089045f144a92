--liquibase formatted sql

--changeset sodachi:control-0046-tenant-approval
create table tenant_approval (
    code          char(6)     not null references tenant (code),
    operator_id   text        not null,
    operator_name text        not null,
    at            timestamptz not null,
    primary key (code, operator_id)
);
comment on table tenant_approval is 'Operators who approve that a sandbox goes live; two different ones are needed. The rows end when it does.';
grant select, insert, delete on tenant_approval to control_operator;
--rollback drop table tenant_approval;
