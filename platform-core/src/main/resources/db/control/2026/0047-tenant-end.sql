--liquibase formatted sql

--changeset sodachi:control-0047-tenant-end
create table tenant_end (
    code         char(6)     primary key references tenant (code),
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    problem      text,
    message      text,
    cleared_at   timestamptz
);
comment on table tenant_end is 'A town that is gone: which operator typed its code, and when its addresses, organization and schema were taken away. problem names the sentence an operator reads as long as something is left.';
grant select, insert, update on tenant_end to control_operator;
--rollback drop table tenant_end;
