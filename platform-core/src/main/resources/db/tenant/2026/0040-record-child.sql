--liquibase formatted sql

--changeset sodachi:tenant-0040-record-child
create table record_child (
    id              uuid        primary key,
    family_id       uuid        not null,
    name            text        not null,
    kana            text        not null,
    kana_folded     text        not null,
    birth_date      date        not null,
    sex             text        not null check (sex in ('F', 'M', 'U')),
    gestation_weeks int,
    gestation_days  int,
    due_date        date,
    version         int         not null,
    registered_at   timestamptz not null
);
comment on table record_child is 'A child of the town. Children of one family share family_id; kana_folded is the reading in the one form used for comparing.';
-- Brothers and sisters come along on one counter sheet.
create index record_child_family on record_child (family_id);
-- A birth entered twice is noticed by reading and birth date; the search by kana starts with the same column.
create index record_child_same on record_child (kana_folded, birth_date);
--rollback drop table record_child;
