--liquibase formatted sql

--changeset sodachi:tenant-0292-notice-tally
create table notice_tally (
    key   text        primary key,
    count int         not null check (count >= 0),
    at    timestamptz not null
);
comment on table notice_tally is 'What is counted or noted once: a month''s messages on a way that costs ("LINE/2026-11"), and events of a provider that were taken ("event/…"), which go after two days.';
--rollback drop table notice_tally;
