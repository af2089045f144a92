--liquibase formatted sql

--changeset sodachi:control-0100-town-visit-ended-by
alter table town_visit add column ended_by text check (ended_by in ('TOWN', 'OPERATOR'));
comment on column town_visit.ended_by is 'Which side ended the visit before its time, so that the other can be told; null where its time came, or where it ended before this was kept. Who of the town it was stands in the town''s own trail only.';
grant update (ended_by) on town_visit to control_reader;
--rollback alter table town_visit drop column ended_by;
