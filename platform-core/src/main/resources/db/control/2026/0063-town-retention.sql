--liquibase formatted sql

--changeset sodachi:control-0063-town-retention
create table town_retention (
    code       char(6)     not null references tenant (code),
    kind       text        not null,
    months     int         not null check (months between 1 and 1200),
    changed_at timestamptz not null,
    primary key (code, kind)
);
comment on table town_retention is 'How long a town keeps a kind of data, where it has chosen another time than the one that comes with the platform. The key is how it is asked for.';
grant select, insert, update on town_retention to control_reader;
grant select on town_retention to control_operator;
--rollback drop table town_retention;
