--liquibase formatted sql
-- filled: a few hundred moves in a middling town; no row is rewritten.

--changeset sodachi:tenant-0363-record-move-pregnancy
alter table record_departure alter column child_id drop not null;
alter table record_departure add column pregnancy_id uuid references record_pregnancy (id);
alter table record_departure add constraint record_departure_whose check (num_nonnulls(child_id, pregnancy_id) = 1) not valid;
comment on column record_departure.pregnancy_id is 'The pregnancy for which the code was given; null where it is a child''s.';
-- The pregnancy's codes on its page; a new code ends the open one. Few pregnant women move.
create index record_departure_pregnancy on record_departure (pregnancy_id) where pregnancy_id is not null;
alter table record_arrival add column pregnancy_id uuid references record_pregnancy (id);
alter table record_arrival drop constraint record_arrival_check;
alter table record_arrival add constraint record_arrival_whose
    check ((state in ('COPIED', 'DONE')) = (num_nonnulls(child_id, pregnancy_id) = 1)) not valid;
comment on column record_arrival.pregnancy_id is 'The pregnancy that came with this move; null where it was a child, and before the record is here.';
-- The receipt on the pregnancy's page.
create index record_arrival_pregnancy on record_arrival (pregnancy_id) where pregnancy_id is not null;
--rollback drop index record_arrival_pregnancy;
--rollback alter table record_arrival drop constraint record_arrival_whose;
--rollback delete from record_arrival where pregnancy_id is not null;
--rollback alter table record_arrival drop column pregnancy_id;
--rollback alter table record_arrival add constraint record_arrival_check check ((state in ('COPIED', 'DONE')) = (child_id is not null)) not valid;
--rollback drop index record_departure_pregnancy;
--rollback alter table record_departure drop constraint record_departure_whose;
--rollback delete from record_departure where pregnancy_id is not null;
--rollback alter table record_departure drop column pregnancy_id;
--rollback alter table record_departure alter column child_id set not null;
