--liquibase formatted sql

--changeset sodachi:control-0002-tenant-host
create table tenant_host (
    host text    primary key check (host = lower(host)),
    code char(6) not null references tenant (code)
);
comment on table tenant_host is 'Every host name under which a town answers, without port. The same name serves the parents and the staff site.';
grant select on tenant_host to control_reader;
grant select, insert, delete on tenant_host to control_operator;
--rollback drop table tenant_host;
