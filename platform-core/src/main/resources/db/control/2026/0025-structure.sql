--liquibase formatted sql

--changeset sodachi:control-0025-structure
create table structure (
    digest    text    not null,
    path      text    not null,
    hash      text    not null,
    contracts boolean not null,
    primary key (digest, path)
);
comment on table structure is 'Which change files each structure of a town consists of, so that a build can tell whether it understands a town that has a newer one. Written by the migrator only.';
grant select on structure to control_reader, control_operator;
--rollback drop table structure;
