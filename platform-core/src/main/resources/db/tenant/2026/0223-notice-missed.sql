--liquibase formatted sql

--changeset sodachi:tenant-0223-notice-missed
create table notice_missed (
    notice_id    uuid        not null references notice_town_notice (id),
    subject_kind text        not null check (subject_kind in ('CHILD', 'PREGNANCY')),
    subject_id   uuid        not null,
    found_at     timestamptz not null,
    primary key (notice_id, subject_id)
);
comment on table notice_missed is 'A child or pregnancy that a notice concerned and that nobody with an account stands for: the office tells the family on another way. The key also serves the notice''s list.';
--rollback drop table notice_missed;
