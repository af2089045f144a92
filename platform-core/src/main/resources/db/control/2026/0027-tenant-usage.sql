--liquibase formatted sql

--changeset sodachi:control-0027-tenant-usage
create table tenant_usage (
    code            char(6)     primary key references tenant (code),
    children        int         not null,
    families        int         not null,
    joined_families int         not null,
    admins          int         not null,
    nurses          int         not null,
    invited         int         not null,
    waiting         int         not null,
    waiting_since   timestamptz,
    sent            int         not null,
    last_presence   timestamptz,
    row_count       bigint      not null,
    bytes           bigint      not null,
    at              timestamptz not null
);
comment on table tenant_usage is 'How each town is used, counted by the worker every ten minutes: numbers only, no person. The console reads it, since an operator never enters a town.';
comment on column tenant_usage.waiting is 'Deliveries whose time has come and that are not sent yet; waiting_since is the time of the oldest.';
comment on column tenant_usage.sent is 'Deliveries sent in the last thirty days.';
comment on column tenant_usage.last_presence is 'When a parent or somebody of the office was last there.';
grant select, insert, update on tenant_usage to control_worker;
grant select on tenant_usage to control_operator;
--rollback drop table tenant_usage;
