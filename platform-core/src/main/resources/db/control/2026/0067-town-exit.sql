--liquibase formatted sql

--changeset sodachi:control-0067-town-exit
create table town_exit (
    id         uuid        primary key,
    code       char(6)     not null references tenant (code),
    made_at    timestamptz not null,
    made_by    text        not null,
    made_by_id text        not null,
    structure  text        not null,
    manifest   char(64)    not null,
    row_count  bigint      not null,
    photos     int         not null,
    bytes      bigint      not null,
    tables     text        not null
);
comment on table town_exit is 'Exit packages that were made of towns: by whom, when, and what was in them, as numbers and hashes. What the certificate of deletion says of a town that is gone. No personal data of residents.';
comment on column town_exit.manifest is 'SHA-256 of the package''s manifest, hexadecimal.';
comment on column town_exit.tables is 'A line a table: its name, its rows, a hash over all rows.';
-- A handful of rows a town, asked for by town when it ends.
create index town_exit_code on town_exit (code, made_at desc);
grant select on town_exit to control_operator;
--rollback drop table town_exit;
