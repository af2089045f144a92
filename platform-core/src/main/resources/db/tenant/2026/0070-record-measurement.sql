--liquibase formatted sql

--changeset sodachi:tenant-0070-record-measurement
create table record_measurement (
    id           uuid          primary key,
    child_id     uuid          not null references record_child (id),
    kind         text          not null check (kind in ('WEIGHT', 'LENGTH', 'HEAD')),
    value        numeric(6, 3) not null check (value > 0),
    measured_on  date          not null,
    position     text          not null check (position in ('LYING', 'STANDING', 'AS_EXPECTED')),
    looked_twice boolean       not null,
    origin       text          not null check (origin in ('PARENT', 'STAFF', 'IMPORT')),
    entered_by   text          not null,
    entered_at   timestamptz   not null
);
comment on table record_measurement is 'A child''s weight in kg, or length or head circumference in cm, as measured on a day, with who entered it. A row never changes; looked_twice says that an unusual value was asked back and kept.';
-- The child page and the growth page read all measurements of one child, in the order of their days.
create index record_measurement_of_child on record_measurement (child_id, measured_on);
--rollback drop table record_measurement;
