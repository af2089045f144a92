--liquibase formatted sql
-- filled: some hundred thousand measurements in a large town; a new column without a default and an index over no rows: milliseconds.

--changeset sodachi:tenant-0093-record-measurement-crossed
alter table record_measurement add column crossed_from text;
comment on column record_measurement.crossed_from is 'Where in the national survey the child stood before, when this value lies two lines or more away from there; computed when the value was entered. Null otherwise, and for values of earlier builds.';
-- The nurse's list of the last months: one measurement in some hundred.
create index record_measurement_crossed on record_measurement (measured_on) where crossed_from is not null;
--rollback drop index record_measurement_crossed;
--rollback alter table record_measurement drop column crossed_from;
