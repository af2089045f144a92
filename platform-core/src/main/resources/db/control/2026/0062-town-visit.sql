--liquibase formatted sql

--changeset sodachi:control-0062-town-visit
create table town_visit (
    id            uuid        primary key,
    code          char(6)     not null references tenant (code),
    operator_id   text        not null,
    operator_name text        not null,
    reason        text        not null check (reason <> ''),
    asked_at      timestamptz not null,
    ends_at       timestamptz not null,
    state         text        not null check (state in ('ASKED', 'ALLOWED', 'REFUSED', 'ENDED')),
    answered_at   timestamptz,
    entered_at    timestamptz,
    ended_at      timestamptz,
    ticket_hash   bytea,
    ticket_until  timestamptz
);
comment on table town_visit is 'An operator asks a town to be let in: why, and until when. Only a town''s admin allows it; who that was stands in the town''s own trail, as does everything that was read. No person of the town is named here.';
-- A town''s and the console''s list, newest first; a town has a few a year.
create index town_visit_code on town_visit (code, asked_at desc);
grant select, insert, update on town_visit to control_operator;
grant select on town_visit to control_reader;
grant update (state, answered_at, entered_at, ended_at, ticket_hash, ticket_until) on town_visit to control_reader;
--rollback drop table town_visit;
