--liquibase formatted sql
-- filled: a few hundred arrivals in a middling town; milliseconds.

--changeset sodachi:tenant-0311-record-arrival-rootless
-- The arrivals of earlier builds whose beginnings the worker still has to find: nearly always none.
create index record_arrival_rootless on record_arrival (id) where roots is null and child_id is not null;
--rollback drop index record_arrival_rootless;
