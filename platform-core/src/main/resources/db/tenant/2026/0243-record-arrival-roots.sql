--liquibase formatted sql
-- filled: a few hundred arrivals in a middling town; nothing is rewritten.

--changeset sodachi:tenant-0243-record-arrival-roots
alter table record_arrival add column roots jsonb;
comment on column record_arrival.roots is 'By the id here of each row that came with this move, the id it had in the town in which it was first entered: by it a town knows its own rows when they come back by way of any other towns. Null for moves of earlier builds.';
--rollback alter table record_arrival drop column roots;
