--liquibase formatted sql

--changeset sodachi:control-0021-national-approval
create table national_approval (
    version_id    uuid        not null references national_version (id),
    operator_id   text        not null,
    operator_name text        not null,
    at            timestamptz not null,
    primary key (version_id, operator_id)
);
comment on table national_approval is 'Which operators approved a national version; it takes two. The key lets nobody count twice.';
grant select, insert on national_approval to control_operator;
--rollback drop table national_approval;
