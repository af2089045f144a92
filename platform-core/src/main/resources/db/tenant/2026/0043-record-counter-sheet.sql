--liquibase formatted sql

--changeset sodachi:tenant-0043-record-counter-sheet
create table record_counter_sheet (
    id          uuid        primary key,
    family_id   uuid        not null,
    secret_hash bytea       not null unique,
    issued_by   text        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    state       text        not null check (state in ('OPEN', 'USED', 'REPLACED')),
    used_by     uuid        references identity_guardian (id),
    used_at     timestamptz
);
comment on table record_counter_sheet is 'A sheet handed over at the counter whose QR lets one guardian join a family once. Only the hash of its secret is kept.';
-- A new sheet replaces the open one of the same family.
create index record_counter_sheet_open on record_counter_sheet (family_id) where state = 'OPEN';
--rollback drop table record_counter_sheet;
