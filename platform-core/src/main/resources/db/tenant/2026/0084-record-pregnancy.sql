--liquibase formatted sql

--changeset sodachi:tenant-0084-record-pregnancy
create table record_pregnancy (
    id            uuid        primary key,
    family_id     uuid        not null,
    name          text        not null,
    kana          text        not null,
    kana_folded   text        not null,
    birth_date    date        not null,
    due_date      date        not null,
    due_source    text        not null check (due_source in ('LMP', 'ULTRASOUND', 'OTHER')),
    fetuses       int         not null check (fetuses between 1 and 5),
    state         text        not null check (state in ('ONGOING', 'BORN', 'ENDED')),
    ended_on      date,
    registered_by text        not null,
    registered_at timestamptz not null,
    version       int         not null,
    check ((state = 'ONGOING') = (ended_on is null))
);
comment on table record_pregnancy is 'A pregnancy told to the town (妊娠の届出). The children born of it share its family_id; birth_date is the woman''s.';
-- From a child of the family to the pregnancy, and along on the counter sheet.
create index record_pregnancy_family on record_pregnancy (family_id);
-- The office's list of present pregnancies by due date; ended ones, soon nearly all, are not in it.
create index record_pregnancy_ongoing on record_pregnancy (due_date) where state = 'ONGOING';
--rollback drop table record_pregnancy;
