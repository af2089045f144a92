--liquibase formatted sql

--changeset sodachi:tenant-0200-assessment-instrument
create table assessment_instrument (
    id         uuid        primary key,
    instrument text        not null,
    number     text        not null,
    origin     text        not null check (origin in ('EMBEDDED', 'TOWN', 'LICENSED')),
    content    text        not null,
    checksum   char(64)    not null,
    kept_at    timestamptz not null,
    state      text        not null check (state in ('OFFERED', 'OFF', 'WITHDRAWN')),
    settled_by text        not null,
    settled_at timestamptz not null,
    unique (instrument, number)
);
comment on table assessment_instrument is 'Every version of an instrument this town has used, word for word, so that a result can be explained for as long as it is kept. The content of a row never changes. OFFERED: new sheets are begun; OFF: they are not, begun ones go on; WITHDRAWN: nothing is read by it any more.';
--rollback drop table assessment_instrument;
