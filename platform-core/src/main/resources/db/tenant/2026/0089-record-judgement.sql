--liquibase formatted sql

--changeset sodachi:tenant-0089-record-judgement
create table record_judgement (
    code      text    primary key check (code ~ '^[0-9A-Z]{1,4}$'),
    label     text    not null,
    follow_up boolean not null,
    retired   boolean not null,
    version   int     not null
);
comment on table record_judgement is 'The town''s own list of check-up judgements. While it is empty the platform''s first list holds. A code once used is retired, never taken away.';
--rollback drop table record_judgement;
