--liquibase formatted sql

--changeset sodachi:tenant-0042-record-dose
create table record_dose (
    id           uuid        primary key,
    child_id     uuid        not null references record_child (id),
    product      text        not null,
    given_on     date        not null,
    lot          text        not null,
    place        text        not null,
    entered_kind text        not null check (entered_kind in ('PARENT', 'STAFF')),
    entered_by   text        not null,
    entered_at   timestamptz not null,
    state        text        not null check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN')),
    settled_by   text,
    settled_at   timestamptz,
    version      int         not null
);
comment on table record_dose is 'A vaccination given, with who entered it and who of the office confirmed or withdrew it.';
-- The nurse's list of what parents entered and nobody looked at yet; few rows at a time.
create index record_dose_to_confirm on record_dose (entered_at) where state = 'ENTERED';
-- One vaccine on one day is one dose; a withdrawn entry does not stand in the way. Also the child page's own access path.
create unique index record_dose_once on record_dose (child_id, product, given_on) where state <> 'WITHDRAWN';
--rollback drop table record_dose;
