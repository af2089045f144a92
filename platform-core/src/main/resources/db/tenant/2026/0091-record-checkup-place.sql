--liquibase formatted sql

--changeset sodachi:tenant-0091-record-checkup-place
create table record_checkup_place (
    id        uuid        primary key,
    child_id  uuid        not null references record_child (id),
    form      text        not null,
    on_day    date        not null,
    at_time   text        not null check (at_time = '' or at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    venue     text        not null,
    invited_by text        not null,
    invited_at timestamptz not null,
    state     text        not null check (state in ('INVITED', 'CANCELLED')),
    settled_by text,
    settled_at timestamptz,
    check ((state = 'CANCELLED') = (settled_at is not null))
);
comment on table record_checkup_place is 'A child''s place at a town''s check-up of a day.';
-- The day's list.
create index record_checkup_place_day on record_checkup_place (on_day) where state = 'INVITED';
-- One place a child, form and day; also the family's own look-up.
create unique index record_checkup_place_once on record_checkup_place (child_id, form, on_day) where state = 'INVITED';
--rollback drop table record_checkup_place;
