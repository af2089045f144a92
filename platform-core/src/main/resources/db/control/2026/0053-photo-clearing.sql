--liquibase formatted sql

--changeset sodachi:control-0053-photo-clearing
create table photo_clearing (
    code       char(6)     not null references tenant (code),
    reason     text        not null check (reason in ('LIVE', 'GONE')),
    asked_at   timestamptz not null,
    cleared_at timestamptz,
    primary key (code, reason)
);
comment on table photo_clearing is 'Photos are files and cannot go in a town''s transaction: when its rows are gone this asks the worker to take the files away, and keeps when that was done. At most two rows a town, so no index beyond the key.';
grant select, update on photo_clearing to control_worker;
grant select, insert on photo_clearing to control_operator;
--rollback drop table photo_clearing;
