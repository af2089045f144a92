--liquibase formatted sql

--changeset sodachi:tenant-0208-reminder-night
create table reminder_night (
    id       int         primary key check (id = 1),
    night_on date        not null,
    began_at timestamptz not null,
    rules    text        not null
);
comment on table reminder_night is 'How far the town''s night has come; one row, none before the first night. Not part of reminder_setting, which people change and which keeps who changed it.';
comment on column reminder_night.night_on is 'The day for which the night was planned last, to its end.';
comment on column reminder_night.began_at is 'Guardians who became reachable since then are looked for in the next night.';
comment on column reminder_night.rules is 'By which national versions, layer and lead times the results in record_packed_child were found; others make the night look at every child.';
--rollback drop table reminder_night;
