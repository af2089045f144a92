--liquibase formatted sql

--changeset sodachi:control-0013-operator-event
create table operator_event (
    id            uuid        primary key,
    at            timestamptz not null,
    operator_id   text        not null,
    operator_name text        not null,
    action        text        not null,
    code          char(6)
);
comment on table operator_event is 'Append-only: what the vendor''s people did, and to which town.';
-- Shown newest first, for one town or for all; all are few enough to sort.
create index operator_event_code on operator_event (code, at desc);
grant select, insert on operator_event to control_operator;
--rollback drop table operator_event;
